import type { HttpTypes } from "@medusajs/framework/types"
import { useId, useState } from "react"
import { Link, useParams } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { Page } from "../components/page"
import { Problem } from "../components/problem"
import { ProductPicture } from "../components/product-picture"
import { Skeleton } from "../components/skeleton"
import { useLocalization, useTexts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"
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
  const translation = texts.products.words[handle]
  return (
    <Page
      title={translation?.title ?? product?.title ?? "…"}
      className="product"
    >
      <div className="product-picture">
        <ProductPicture handle={handle} />
      </div>
      <div className="product-facts">
        {error ? (
          <Problem error={error} retry={retry} />
        ) : product ? (
          <>
            <p>{translation?.description ?? product.description}</p>
            <ProductForm key={product.id} product={product} />
            <ul className="promises">
              {texts.product.promise.map((promise) => (
                <li key={promise}>{promise}</li>
              ))}
            </ul>
          </>
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </Page>
  )
}

/** Adds a variant of the product to the cart. */
function ProductForm({ product }: { product: Product }) {
  const { texts, money } = useLocalization()
  const { add, currency } = useCart()
  const variants = [...(product.variants ?? [])].sort(
    (one, other) => (one.variant_rank ?? 0) - (other.variant_rank ?? 0)
  )
  const [variantId, setVariantId] = useState(variants[0]?.id ?? "")
  const [quantity, setQuantity] = useState(1)
  const [isAdded, setIsAdded] = useState(false)
  const { run, busy, error } = useAction(async () => {
    setIsAdded(false)
    await add(variantId, quantity)
    setIsAdded(true)
  })
  const quantityId = useId()
  const translation = texts.products.words[product.handle]
  const variant = variants.find(({ id }) => id === variantId)
  const amount = variant?.calculated_price?.calculated_amount ?? 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <p className="price big">{money(amount, currency)}</p>
      <fieldset className="variants">
        <legend>{translation?.option ?? product.options?.[0]?.title}</legend>
        {variants.map(({ id, title }) => (
          <label key={id}>
            <input
              type="radio"
              name="variant"
              value={id}
              checked={id === variantId}
              onChange={() => setVariantId(id)}
            />
            <span>{translation?.variants?.[title ?? ""] ?? title}</span>
          </label>
        ))}
      </fieldset>
      <div className="buy">
        <label htmlFor={quantityId}>{texts.product.quantity}</label>
        <select
          id={quantityId}
          value={quantity}
          onChange={(event) => setQuantity(Number(event.target.value))}
        >
          {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
        <button className="primary" aria-disabled={busy}>
          {texts.product.add}
        </button>
      </div>
      <div role="status">
        {isAdded && (
          <p className="notice good">
            {texts.product.added}{" "}
            <Link to="/panier">{texts.product.toCart}</Link>
          </p>
        )}
      </div>
      {error !== undefined && <Problem error={error} />}
    </form>
  )
}
