import parcel from "../pictures/parcel.svg"

/** The address of each picture, by its path. */
const PICTURES = import.meta.glob<string>("../pictures/products/*.svg", {
  eager: true,
  query: "?url",
  import: "default",
})

/**
 * The picture of a product, or a parcel for a product without one. The
 * product's name stands beside it, so that it needs no alternative text.
 */
export function ProductPicture({ handle }: { handle: string | null }) {
  const source = PICTURES[`../pictures/products/${handle}.svg`] ?? parcel
  return (
    <img className="picture" src={source} alt="" width="240" height="240" />
  )
}
