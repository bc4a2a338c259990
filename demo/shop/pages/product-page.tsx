import type { HttpTypes } from "@medusajs/framework/types"
import { useParams } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { Page } from "../components/page"
import { Problem } from "../components/problem"
import { ProductForm } from "../components/product-form"
import { ProductPicture } from "../components/product-picture"
import { Skeleton } from "../components/skeleton"
import { useTexts } from "../language"
import { useShop } from "../shop"
import { useLoad } from "../use-load"
import { MissingPage } from "./missing-page"

type Product = HttpTypes.StoreProduct

/** One product, with its variants and its price. */
export function ProductPage() {
  const texts = useTexts()
  const shop = useShop()
  const { currency } = useCart()
  const { handle = "" } = useParams()
  const { data, error, retry } = useLoad(async () => {
    const { products } = await shop.store.product.list({
      handle,
      region_id: shop.regions[currency].id,
      fields:
        "id,title,handle,description,*options,*variants,*variants.calculated_price",
    })
    return products
  }, `${handle} ${currency}`)
  const product = data?.[0]
  if (data && !product) {
    return <MissingPage text={texts.product.missing} />
  }
  const title = texts.products.words[handle]?.title ?? product?.title
  return (
    <Page title={title ?? "…"} className="product">
      <div className="product-picture">
        <ProductPicture handle={handle} />
      </div>
      <div className="product-facts">
        {error ? (
          <Problem error={error} retry={retry} />
        ) : product ? (
          <ProductDetails key={product.id} product={product} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </Page>
  )
}

function ProductDetails({ product }: { product: Product }) {
  const texts = useTexts()
  const { description } = texts.products.words[product.handle] ?? product
  return (
    <>
      <p>{description}</p>
      <ProductForm product={product} />
      <ul className="promises">
        {texts.product.promise.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
    </>
  )
}
