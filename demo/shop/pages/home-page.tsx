import type { HttpTypes } from "@medusajs/framework/types"
import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { Page } from "../components/page"
import { Problem } from "../components/problem"
import { ProductPicture } from "../components/product-picture"
import { useLocalization, useTexts } from "../language"
import stall from "../pictures/stall.svg"
import { useShop } from "../shop"
import { useLoad } from "../use-load"

type Product = HttpTypes.StoreProduct

/** The number of placeholders: that of the products, to avoid a layout shift. */
const PLACEHOLDERS = 9

/** The home page with all products. */
export function HomePage() {
  const { hero } = useTexts()
  return (
    <Page title={hero.title} className="home">
      <div className="hero-text">
        <p>{hero.text}</p>
        <a className="button" href="#vitrine">
          {hero.action}
        </a>
      </div>
      <img className="stall" src={stall} alt="" width="560" height="430" />
      <ProductList />
    </Page>
  )
}

function ProductList() {
  const texts = useTexts()
  const shop = useShop()
  const { currency } = useCart()
  const { data, error, retry } = useLoad(async () => {
    const { products } = await shop.store.product.list({
      region_id: shop.regions[currency].id,
      fields: "id,title,handle,variants.id,*variants.calculated_price",
      order: "title",
    })
    return products
  }, currency)
  return (
    <section
      id="vitrine"
      className="product-list"
      aria-labelledby="products-title"
    >
      <h2 id="products-title">{texts.products.title}</h2>
      {error ? (
        <Problem error={error} retry={retry} />
      ) : data?.length === 0 ? (
        <p className="empty">{texts.products.empty}</p>
      ) : (
        <ul className="products" aria-busy={!data}>
          {data
            ? data.map((product) => (
                <ProductCard key={product.id} product={product} />
              ))
            : Array.from({ length: PLACEHOLDERS }, (_, index) => (
                <li key={index} className="card skeleton">
                  <span className="picture" />
                  <span className="line" />
                  <span className="line" />
                </li>
              ))}
        </ul>
      )}
    </section>
  )
}

function ProductCard({ product }: { product: Product }) {
  const { texts, money } = useLocalization()
  const { currency } = useCart()
  const amounts = (product.variants ?? []).flatMap(
    ({ calculated_price }) => calculated_price?.calculated_amount ?? []
  )
  const lowest = money(Math.min(...amounts), currency)
  return (
    <li>
      <Link className="card" to={`/produits/${product.handle}`}>
        <ProductPicture handle={product.handle} />
        <strong>
          {texts.products.words[product.handle]?.title ?? product.title}
        </strong>
        <span className="price">
          {amounts.length > 1 ? texts.products.from(lowest) : lowest}
        </span>
      </Link>
    </li>
  )
}
