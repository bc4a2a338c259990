import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react"
import { saveText, onChangedElsewhere, loadText } from "../storage"
import { useShop, type Currency } from "../shop"
import { addItem, changeCurrency, findCart, type Cart } from "./cart-api"

const CART = "cart"
const CURRENCY = "currency"

/** The current cart and its operations. */
export interface CartState {
  /** Undefined while it is loading, null without a cart. */
  cart: Cart | null | undefined
  /** Why loading failed. */
  error: unknown
  currency: Currency
  setCurrency: (currency: Currency) => Promise<void>
  add: (variantId: string, quantity: number) => Promise<void>
  /** Changes the cart in the store, and shows the result. */
  change: (update: (cart: Cart) => Promise<Cart>) => Promise<void>
  /** Loads the cart from the store again. */
  refresh: () => Promise<Cart | null>
  /** Discards the cart after its order; the next item gets a new one. */
  discard: () => void
}

const CartContext = createContext<CartState | null>(null)

export function useCart(): CartState {
  const state = useContext(CartContext)
  if (!state) {
    throw new Error("useCart needs a CartProvider.")
  }
  return state
}

/** Provides the cart to all pages, and follows changes in other tabs. */
export function CartProvider({ children }: { children: ReactNode }) {
  const shop = useShop()
  const [cart, setCart] = useState<Cart | null>()
  const [error, setError] = useState<unknown>()
  const [currency, setCurrencyState] = useState<Currency>(() =>
    loadText(CURRENCY) === "usd" ? "usd" : "cdf"
  )

  const show = useCallback((next: Cart | null) => {
    setCart(next)
    setError(undefined)
    saveText(CART, next?.id ?? null)
    if (next) {
      const cartCurrency = next.currency_code === "usd" ? "usd" : "cdf"
      saveText(CURRENCY, cartCurrency)
      setCurrencyState(cartCurrency)
    }
  }, [])

  const refresh = useCallback(async () => {
    const id = loadText(CART)
    const storedCart = id ? await findCart(shop, id) : null
    show(storedCart)
    return storedCart
  }, [shop, show])

  useRefresh(refresh, setError)

  const state = useMemo<CartState>(
    () => ({
      cart,
      error,
      currency,
      refresh,
      discard: () => show(null),
      async setCurrency(next) {
        if (cart?.items?.length) {
          show(await changeCurrency(shop, cart, next))
        } else {
          show(null)
          saveText(CURRENCY, next)
          setCurrencyState(next)
        }
      },
      async add(variant_id, quantity) {
        // Another tab may have created or completed the cart.
        const latestCart = await refresh()
        const openCart = latestCart?.completed_at ? null : latestCart
        const item = { variant_id, quantity }
        show(await addItem(shop, { cart: openCart, currency }, item))
      },
      async change(update) {
        if (cart) {
          show(await update(cart))
        }
      },
    }),
    [cart, currency, error, refresh, shop, show]
  )
  return <CartContext.Provider value={state}>{children}</CartContext.Provider>
}

/** Loads the cart at the start, and when this tab is shown or another changes it. */
function useRefresh(
  refresh: () => Promise<unknown>,
  onError: (error: unknown) => void
): void {
  useEffect(() => {
    const load = () => {
      refresh().catch(onError)
    }
    const loadIfVisible = () => {
      if (document.visibilityState === "visible") {
        load()
      }
    }
    load()
    document.addEventListener("visibilitychange", loadIfVisible)
    const unsubscribe = onChangedElsewhere(CART, load)
    return () => {
      document.removeEventListener("visibilitychange", loadIfVisible)
      unsubscribe()
    }
  }, [refresh, onError])
}
