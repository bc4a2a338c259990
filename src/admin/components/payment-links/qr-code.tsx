import { useMemo } from "react"
import { encode } from "uqr"

/** Modules of white around a code, which scanners need. */
const QUIET_ZONE = 4
/** In CSS pixels. */
const WIDTH = 192

interface QrCodeProps {
  text: string
  /** For screen readers. */
  label: string
}

/** A QR code, dark on white in every theme. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => draw(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      width={WIDTH}
      height={WIDTH}
      className="rounded-lg border"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function draw(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => isDark && `M${x} ${y}h1v1h-1z`))
    .filter(Boolean)
    .join("")
  return { size, path }
}
