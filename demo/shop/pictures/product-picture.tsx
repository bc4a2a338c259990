import { useId, type ReactNode } from "react"
import { Chocolate, Coffee, Honey, PalmOil, Soap } from "./goods-to-eat"
import { Basket, Cloth, Mask, Shirt } from "./goods-to-wear"
import { WaxPattern, type Dye, type Print } from "./wax"

interface Picture {
  drawing: () => ReactNode
  print: Print
  dye: Dye
}

/** Each product lies on a cloth of its own. */
const PICTURES: Record<string, Picture> = {
  "pagne-wax": {
    drawing: Cloth,
    print: "suns",
    dye: ["#ffe3ae", "#ffd382", "#fff0d2"],
  },
  "cafe-du-kivu": {
    drawing: Coffee,
    print: "waves",
    dye: ["#bfe3d6", "#a5d6c5", "#d6efe6"],
  },
  "miel-du-kwilu": {
    drawing: Honey,
    print: "diamonds",
    dye: ["#ffd4c2", "#ffc2a9", "#ffe5d9"],
  },
  "panier-tresse": {
    drawing: Basket,
    print: "fans",
    dye: ["#cfd0f2", "#bcbdea", "#dfe0f8"],
  },
  "huile-de-palme": {
    drawing: PalmOil,
    print: "leaves",
    dye: ["#ffe3ae", "#ffd382", "#fff0d2"],
  },
  "chocolat-de-l-ituri": {
    drawing: Chocolate,
    print: "records",
    dye: ["#bfe3d6", "#a5d6c5", "#d6efe6"],
  },
  "savon-au-karite": {
    drawing: Soap,
    print: "suns",
    dye: ["#cfd0f2", "#bcbdea", "#dfe0f8"],
  },
  "masque-pende": {
    drawing: Mask,
    print: "diamonds",
    dye: ["#ffe3ae", "#ffd382", "#fff0d2"],
  },
  "chemise-liputa": {
    drawing: Shirt,
    print: "fans",
    dye: ["#ffd4c2", "#ffc2a9", "#ffe5d9"],
  },
}

/** What was added to the store since is drawn as a parcel. */
const PARCEL: Picture = {
  drawing: () => (
    <>
      <rect x="50" y="70" width="140" height="120" rx="8" fill="#b87728" />
      <path d="M110 70h20v120h-20z" fill="#d5352b" />
    </>
  ),
  print: "waves",
  dye: ["#cfd0f2", "#bcbdea", "#dfe0f8"],
}

/** The drawing of a product; its name stands beside it, so it has no text. */
export function ProductPicture({ handle }: { handle: string | null }) {
  const id = useId()
  const { drawing: Drawing, print, dye } = PICTURES[handle ?? ""] ?? PARCEL
  return (
    <svg className="picture" viewBox="0 0 240 240" aria-hidden="true">
      <defs>
        <WaxPattern id={id} print={print} dye={dye} />
      </defs>
      <rect width="240" height="240" fill={`url(#${id})`} />
      <Drawing />
    </svg>
  )
}
