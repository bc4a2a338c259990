import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react"
import { keep, onKeptElsewhere, recall } from "../storage"
import { useShop, type Currency } from "../shop"
import * as desk from "./cart-desk"
import type { Cart } from "./cart-desk"

const CART = "cart"
const CURRENCY = "currency"

/** The shopper's cart, and what can be done with it. */
export interface CartState {
  /** Undefined until it is known, null for none. */
  cart: Cart | null | undefined
  /** Why it is not known. */
  error: unknown
  currency: Currency
  setCurrency: (currency: Currency) => Promise<void>
  add: (variantId: string, quantity: number) => Promise<void>
  /** Does something to the cart and shows what it has become. */
  change: (act: (cart: Cart) => Promise<Cart>) => Promise<void>
  /** Asks the store for the cart as it is now. */
  refresh: () => Promise<Cart | null>
  /** After the order: the next thing goes into a new cart. */
  forget: () => void
}

const CartContext = createContext<CartState | null>(null)

export function useCart(): CartState {
  const state = useContext(CartContext)
  if (!state) {
    throw new Error("This is drawn outside of the cart.")
  }
  return state
}

/** Holds the cart for all pages, and follows what other tabs do to it. */
export function CartProvider({ children }: { children: ReactNode }) {
  const shop = useShop()
  const [cart, setCart] = useState<Cart | null>()
  const [error, setError] = useState<unknown>()
  const [currency, setCurrencyState] = useState<Currency>(() =>
    recall(CURRENCY) === "usd" ? "usd" : "cdf"
  )

  const show = useCallback((next: Cart | null) => {
    setCart(next)
    setError(undefined)
    keep(CART, next?.id ?? null)
    if (next) {
      const its = next.currency_code === "usd" ? "usd" : "cdf"
      keep(CURRENCY, its)
      setCurrencyState(its)
    }
  }, [])

  const refresh = useCallback(async () => {
    const id = recall(CART)
    const found = id ? await desk.findCart(shop, id) : null
    show(found)
    return found
  }, [shop, show])

  useEffect(() => {
    const look = () => {
      refresh().catch(setError)
    }
    const lookAgain = () => {
      if (document.visibilityState === "visible") {
        look()
      }
    }
    look()
    document.addEventListener("visibilitychange", lookAgain)
    const stop = onKeptElsewhere(CART, look)
    return () => {
      document.removeEventListener("visibilitychange", lookAgain)
      stop()
    }
  }, [refresh])

  const state = useMemo<CartState>(
    () => ({
      cart,
      error,
      currency,
      refresh,
      forget: () => show(null),
      async setCurrency(next) {
        if (cart?.items?.length) {
          show(await desk.changeCurrency(shop, cart, next))
        } else {
          show(null)
          keep(CURRENCY, next)
          setCurrencyState(next)
        }
      },
      async add(variant_id, quantity) {
        // Another tab may have made, or paid, the cart meanwhile.
        const present = await refresh()
        const open = present?.completed_at ? null : present
        show(await desk.addItem(shop, open, currency, { variant_id, quantity }))
      },
      async change(act) {
        if (cart) {
          show(await act(cart))
        }
      },
    }),
    [cart, currency, error, refresh, shop, show]
  )
  return <CartContext.Provider value={state}>{children}</CartContext.Provider>
}
