import { useId } from "react"
import { WaxPattern } from "./wax"

/** A pile of folded cloths with one unfolded in front. */
export function Cloth() {
  const id = useId()
  return (
    <>
      <defs>
        <WaxPattern
          id={`${id}a`}
          print="records"
          scale={0.9}
          dye={["#241a5e", "#f4b223", "#d5352b"]}
        />
        <WaxPattern
          id={`${id}b`}
          print="fans"
          scale={0.7}
          dye={["#0c7a68", "#fff0d2", "#f4b223"]}
        />
        <WaxPattern
          id={`${id}c`}
          print="diamonds"
          scale={0.6}
          dye={["#d5352b", "#ffd9a0", "#241a5e"]}
        />
      </defs>
      <ellipse cx="120" cy="208" rx="90" ry="9" fill="#00000022" />
      <rect
        x="30"
        y="164"
        width="180"
        height="42"
        rx="18"
        fill={`url(#${id}b)`}
      />
      <rect
        x="38"
        y="122"
        width="168"
        height="42"
        rx="18"
        fill={`url(#${id}c)`}
      />
      <rect
        x="34"
        y="80"
        width="172"
        height="42"
        rx="18"
        fill={`url(#${id}a)`}
      />
      <path
        d="M48 185h150M56 143h138M52 101h142"
        stroke="#00000030"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path
        d="M74 78c10-12 24-22 40-30 14 10 32 18 54 24 4 34 2 66 10 98-18 8-38 2-56 8-16 4-30 2-42-4-8-30-2-64-6-96z"
        fill={`url(#${id}a)`}
      />
      <path
        d="M80 174c12 6 26 8 42 4 18-6 38 0 56-8l2 11c-18 8-40 2-58 8-16 4-30 2-44-5z"
        fill="#f4b223"
      />
      <path
        d="M112 64c2 38-2 74 4 116M144 70c6 36 0 70 8 104"
        fill="none"
        stroke="#0000002e"
        strokeWidth="5"
      />
    </>
  )
}

/** A short-sleeved shirt of wax cloth. */
export function Shirt() {
  const id = useId()
  return (
    <>
      <defs>
        <WaxPattern
          id={id}
          print="leaves"
          scale={0.85}
          dye={["#f4b223", "#0c7a68", "#fff0d2"]}
        />
      </defs>
      <path
        d="M84 44 40 68c-10 6-14 14-18 26l-8 28 34 14 12-22-2 88c0 4 3 7 7 7h110c4 0 7-3 7-7l-2-88 12 22 34-14-8-28c-4-12-8-20-18-26l-44-24c-6 14-20 22-36 22s-30-8-36-22z"
        fill={`url(#${id})`}
      />
      <path
        d="M84 44c6 14 20 22 36 22s30-8 36-22l-12-4c-6 8-14 12-24 12s-18-4-24-12z"
        fill="#241a5e"
      />
      <path d="M120 66v143" stroke="#241a5e" strokeWidth="5" />
      {[92, 122, 152, 182].map((y) => (
        <circle
          key={y}
          cx="120"
          cy={y}
          r="4"
          fill="#fff6e5"
          stroke="#241a5e"
          strokeWidth="2"
        />
      ))}
      <path
        d="M60 114 58 130M180 114l2 16"
        stroke="#00000040"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path d="M20 112l34 13M220 112l-34 13" stroke="#241a5e" strokeWidth="5" />
      <path d="M142 108h28v24l-14 8-14-8z" fill="#241a5e" opacity=".9" />
    </>
  )
}

/** A Pende mask: heavy lids, a nose turned up, raffia beneath. */
export function Mask() {
  return (
    <>
      <g stroke="#b98a4a" strokeWidth="5" strokeLinecap="round">
        {[62, 74, 86, 98, 110, 122, 134, 146, 158, 170, 180].map((x) => (
          <path
            key={x}
            d={`M${x} 150l${(x - 120) / 4} ${74 - Math.abs(x - 120) / 3}`}
          />
        ))}
      </g>
      <path
        d="M58 70c6-28 32-44 62-44s56 16 62 44l-8-2-6-26-14 14-14-24-20 22-20-22-14 24-14-14-6 26z"
        fill="#2a1c16"
      />
      <path
        d="M56 72c0-20 28-32 64-32s64 12 64 32c0 24-6 50-18 72-12 20-28 38-46 38s-34-18-46-38c-12-22-18-48-18-72z"
        fill="#9c3f22"
      />
      <path
        d="M68 84c14-14 34-16 52-6 18-10 38-8 52 6-2-22-24-32-52-32s-50 10-52 32z"
        fill="#2a1c16"
      />
      <path
        d="M70 100c10-10 28-10 40 2-12 10-30 10-40-2zM170 100c-10-10-28-10-40 2 12 10 30 10 40-2z"
        fill="#fff0d2"
      />
      <path
        d="M70 100c10-10 28-10 40 2-14-3-26-4-40-2zM170 100c-10-10-28-10-40 2 14-3 26-4 40-2z"
        fill="#5b2212"
      />
      <path
        d="M78 104c8 5 18 5 26 0M136 104c8 5 18 5 26 0"
        stroke="#2a1c16"
        strokeWidth="4"
        fill="none"
      />
      <path d="M113 80h14l8 50c-8 8-22 8-30 0z" fill="#b5512e" />
      <path d="M105 130c8 8 22 8 30 0l-3-7h-24z" fill="#5b2212" />
      <path d="M92 152c16-8 40-8 56 0-12 14-44 14-56 0z" fill="#2a1c16" />
      <path
        d="M98 152h8v6h-8zM112 150h8v9h-8zM126 150h8v9h-8z"
        fill="#fff0d2"
      />
      <path d="m66 118 12 8-12 8zM174 118l-12 8 12 8z" fill="#fff0d2" />
      <path d="m74 138 10 6-8 8zM166 138l-10 6 8 8z" fill="#f4b223" />
    </>
  )
}

/** A market basket with leather handles. */
export function Basket() {
  const id = useId()
  return (
    <>
      <defs>
        <pattern id={id} width="24" height="24" patternUnits="userSpaceOnUse">
          <rect width="24" height="24" fill="#d69a45" />
          <path d="M0 0h12v12H0zM12 12h12v12H12z" fill="#b87728" />
          <path d="M0 6h12M12 18h12" stroke="#e9bd78" strokeWidth="3" />
          <path d="M18 0v12M6 12v12" stroke="#8f5817" strokeWidth="2" />
        </pattern>
      </defs>
      <ellipse cx="120" cy="210" rx="80" ry="8" fill="#00000022" />
      <path
        d="M76 96C76 20 164 20 164 96"
        fill="none"
        stroke="#6b2f16"
        strokeWidth="11"
      />
      <path
        d="M66 100C66 34 140 34 148 100"
        fill="none"
        stroke="#8c4321"
        strokeWidth="9"
      />
      <path
        d="M34 92h172l-20 108c-2 8-8 12-16 12H70c-8 0-14-4-16-12z"
        fill={`url(#${id})`}
      />
      <path d="m42 136 156 0-5 28H47z" fill="#d5352b" />
      <path
        d="m48 150 10-10 10 10 10-10 10 10 10-10 10 10 10-10 10 10 10-10 10 10 10-10 10 10 10-10 10 10"
        fill="none"
        stroke="#f4b223"
        strokeWidth="5"
      />
      <rect x="28" y="84" width="184" height="20" rx="10" fill="#8f5817" />
      <path
        d="M40 94h160"
        stroke="#e9bd78"
        strokeWidth="4"
        strokeDasharray="10 8"
      />
    </>
  )
}
