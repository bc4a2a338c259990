import { useMemo, useState } from "react"
import { BrowserRouter, Route, Routes } from "react-router-dom"
import { CartProvider } from "./cart/cart-context"
import { OpenPaymentProvider } from "./cart/open-payment"
import { Header } from "./components/header"
import { OpenPayment } from "./components/open-payment"
import { Problem } from "./components/problem"
import { Skeleton } from "./components/skeleton"
import { usePhoneAddress, VirtualPhone } from "./components/virtual-phone"
import {
  localize,
  LocalizationContext,
  useTexts,
  type Language,
} from "./language"
import { AddressPage } from "./pages/address-page"
import { CartPage } from "./pages/cart-page"
import { DeliveryPage } from "./pages/delivery-page"
import { HomePage } from "./pages/home-page"
import { MissingPage } from "./pages/missing-page"
import { OrderPage } from "./pages/order-page"
import { PaymentPage } from "./pages/payment-page"
import { ProductPage } from "./pages/product-page"
import wordmark from "./pictures/wordmark.svg"
import { openShop, ShopContext } from "./shop"
import { saveText, loadText } from "./storage"
import { useLoad } from "./use-load"

const LANGUAGE = "language"

/** The shop: its language, then its store, then its pages. */
export function App() {
  const [language, setLanguage] = useState<Language>(() =>
    loadText(LANGUAGE) === "en" ? "en" : "fr"
  )
  const localization = useMemo(
    () =>
      localize(language, (next) => {
        saveText(LANGUAGE, next)
        setLanguage(next)
      }),
    [language]
  )
  return (
    <LocalizationContext.Provider value={localization}>
      <ShopLoader />
    </LocalizationContext.Provider>
  )
}

/** Connects to the store before it shows the pages. */
function ShopLoader() {
  const { data: shop, error, retry } = useLoad(openShop, "shop")
  if (!shop) {
    return (
      <>
        {/* As in index.html, so that nothing moves when the script has come. */}
        <header className="header">
          <div className="bar-inner">
            <img src={wordmark} alt="" width="196" height="48" />
          </div>
          <div className="selvedge" />
        </header>
        <main className="startup">
          {error ? (
            <Problem error={error} retry={retry} />
          ) : (
            <Skeleton lines={6} />
          )}
        </main>
      </>
    )
  }
  return (
    <ShopContext.Provider value={shop}>
      <BrowserRouter>
        <CartProvider>
          <OpenPaymentProvider>
            <Layout />
          </OpenPaymentProvider>
        </CartProvider>
      </BrowserRouter>
    </ShopContext.Provider>
  )
}

function Layout() {
  return (
    <>
      <Header />
      <div className="ground">
        <main id="contenu" tabIndex={-1}>
          <OpenPayment />
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/produits/:handle" element={<ProductPage />} />
            <Route path="/panier" element={<CartPage />} />
            <Route path="/commander/adresse" element={<AddressPage />} />
            <Route path="/commander/livraison" element={<DeliveryPage />} />
            <Route path="/commander/paiement" element={<PaymentPage />} />
            <Route path="/commandes/:id" element={<OrderPage />} />
            <Route path="*" element={<MissingPage />} />
          </Routes>
        </main>
        <VirtualPhone />
      </div>
      <Footer />
    </>
  )
}

function Footer() {
  const { footer } = useTexts()
  return (
    <footer className="footer">
      <p>{footer.demo}</p>
      <a href={usePhoneAddress()} target="_blank" rel="noreferrer">
        {footer.phone}
      </a>
    </footer>
  )
}
