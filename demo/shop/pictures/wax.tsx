import type { ReactNode } from "react"

/** The colours of a print: ground, figure, accent. */
export type Dye = readonly [ground: string, figure: string, accent: string]

/** The cloths of the shop, each a figure that repeats. */
export type Print =
  "records" | "fans" | "diamonds" | "leaves" | "waves" | "suns"

const SIZE = 40

/** A print of wax cloth, to be filled with by `url(#id)`. */
export function WaxPattern(props: {
  id: string
  print: Print
  dye: Dye
  /** 1 repeats every 40 units of the drawing. */
  scale?: number
}) {
  const { id, print, dye, scale = 1 } = props
  return (
    <pattern
      id={id}
      width={SIZE}
      height={SIZE}
      patternUnits="userSpaceOnUse"
      patternTransform={`scale(${scale})`}
    >
      <rect width={SIZE} height={SIZE} fill={dye[0]} />
      {FIGURES[print](dye)}
    </pattern>
  )
}

const FIGURES: Record<Print, (dye: Dye) => ReactNode> = {
  records: ([ground, figure, accent]) => (
    <>
      <circle cx="20" cy="20" r="17" fill={figure} />
      <circle cx="20" cy="20" r="12.5" fill={ground} />
      <circle cx="20" cy="20" r="9" fill={accent} />
      <circle cx="20" cy="20" r="4" fill={ground} />
      {[0, 40].flatMap((x) =>
        [0, 40].map((y) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="5" fill={accent} />
        ))
      )}
    </>
  ),
  fans: ([ground, figure, accent]) =>
    [
      [0, 40],
      [40, 40],
      [20, 20],
      [0, 0],
      [40, 0],
    ].map(([x, y]) => (
      <g key={`${x} ${y}`}>
        <circle cx={x} cy={y} r="19.5" fill={figure} />
        <circle cx={x} cy={y} r="14.5" fill={ground} />
        <circle cx={x} cy={y} r="10" fill={accent} />
        <circle cx={x} cy={y} r="5" fill={ground} />
      </g>
    )),
  diamonds: ([ground, figure, accent]) => (
    <>
      <path d="M20 1 39 20 20 39 1 20z" fill={figure} />
      <path d="M20 8 32 20 20 32 8 20z" fill={ground} />
      <path d="M20 14 26 20 20 26 14 20z" fill={accent} />
      <path
        d="M0-5 5 0 0 5-5 0zM40-5l5 5-5 5-5-5zM0 35l5 5-5 5-5-5zM40 35l5 5-5 5-5-5z"
        fill={accent}
      />
    </>
  ),
  leaves: ([, figure, accent]) => (
    <>
      <path d="M4 36C2 18 16 4 36 4 38 22 24 38 4 36z" fill={figure} />
      <path d="M5 35 34 6" stroke={accent} strokeWidth="2.5" />
      <path
        d="M12 28v-8M12 28h8M19 21v-8M19 21h8M26 14v-5M26 14h5"
        stroke={accent}
        strokeWidth="2"
      />
      <circle cx="36" cy="36" r="3" fill={accent} />
    </>
  ),
  waves: ([, figure, accent]) => (
    <>
      <path
        d="M-2 12 10 2l10 10L30 2l12 10"
        fill="none"
        stroke={figure}
        strokeWidth="5"
      />
      <path
        d="M-2 32 10 22l10 10 10-10 12 10"
        fill="none"
        stroke={accent}
        strokeWidth="5"
      />
      <path
        d="M10 12v.1M30 12v.1M10 33v.1M30 33v.1"
        stroke={figure}
        strokeWidth="5"
        strokeLinecap="round"
      />
    </>
  ),
  suns: ([ground, figure, accent]) => (
    <>
      <path
        d="M20 3v34M3 20h34M8 8l24 24M32 8 8 32"
        stroke={figure}
        strokeWidth="3.5"
        strokeLinecap="round"
      />
      <circle cx="20" cy="20" r="9" fill={accent} />
      <circle cx="20" cy="20" r="4" fill={ground} />
    </>
  ),
}
