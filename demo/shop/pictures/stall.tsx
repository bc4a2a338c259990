import { useId } from "react"
import { Chocolate, Coffee, Honey } from "./goods-to-eat"
import { Basket, Mask, Shirt } from "./goods-to-wear"
import { WaxPattern } from "./wax"

const STRIPES = [
  "#d5352b",
  "#fff0d2",
  "#f4b223",
  "#fff0d2",
  "#0c7a68",
  "#fff0d2",
  "#d5352b",
]

/** The shop as it stands by the road: awning, counter, goods. */
export function Stall() {
  const id = useId()
  return (
    <svg className="stall" viewBox="0 0 560 430" aria-hidden="true">
      <defs>
        <WaxPattern
          id={id}
          print="records"
          dye={["#3a2c8f", "#f4b223", "#d5352b"]}
        />
      </defs>
      <circle cx="430" cy="120" r="112" fill="#f4b223" />
      <circle cx="430" cy="120" r="88" fill="#f7c65a" />
      <path d="M62 120h436v200H62z" fill="#fff6e5" />
      <path d="M62 120h436v26H62z" fill="#00000014" />
      <g transform="translate(86 128) scale(.62)">
        <path
          d="M30-10c60 14 120 14 180 0"
          fill="none"
          stroke="#6b2f16"
          strokeWidth="5"
        />
        <Shirt />
      </g>
      <g transform="translate(232 142) scale(.44)">
        <Mask />
      </g>
      <g transform="translate(344 130) scale(.6)">
        <Basket />
      </g>
      <g transform="translate(196 216) scale(.44)">
        <Coffee />
      </g>
      <g transform="translate(282 218) scale(.42)">
        <Honey />
      </g>
      <g transform="translate(116 254) scale(.28)">
        <Chocolate />
      </g>
      <path d="M30 306h500v24H30z" fill="#8f5817" />
      <path d="M44 330h472v86H44z" fill={`url(#${id})`} />
      <path d="M44 404h472v12H44z" fill="#f4b223" />
      {STRIPES.map((fill, index) => {
        const x = 32 + index * 71
        return (
          <path
            key={index}
            d={`M${60 + index * 63} 40h63L${x + 71} 104c0 22-16 36-35.5 36S${x} 126 ${x} 104z`}
            fill={fill}
          />
        )
      })}
      <path d="M60 28h441v14H60z" fill="#6b2f16" />
      <path d="M54 140h10v278H54zM496 140h10v278h-10z" fill="#6b2f16" />
      <ellipse cx="280" cy="420" rx="262" ry="8" fill="#00000030" />
    </svg>
  )
}
