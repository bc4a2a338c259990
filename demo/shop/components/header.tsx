import { useLayoutEffect, useState } from "react"
import { Link, useLocation } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { useLocalization } from "../language"
import wordmark from "../pictures/wordmark.svg"
import { CURRENCIES } from "../shop"
import { useAction } from "../use-action"
import { Problem } from "./problem"

const SIGNS = { cdf: "FC", usd: "$" } as const

/** The name of the shop, the switches, and the link to the cart. */
export function Header() {
  const { texts, language, setLanguage } = useLocalization()
  const { cart } = useCart()
  const { pathname } = useLocation()
  const otherLanguage = language === "fr" ? "en" : "fr"
  const count = cart?.completed_at
    ? 0
    : (cart?.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
  // With the texts, not after them: a screen reader picks its voice by it.
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <header className="header">
      <a className="skip" href="#contenu">
        {texts.skip}
      </a>
      <div className="bar-inner">
        <Link
          className="home-link"
          to="/"
          aria-label={texts.title}
          aria-current={pathname === "/" ? "page" : undefined}
        >
          <img
            className="wordmark"
            src={wordmark}
            alt=""
            width="196"
            height="48"
          />
        </Link>
        <CurrencySwitch />
        <button
          type="button"
          className="language"
          lang={otherLanguage}
          onClick={() => setLanguage(otherLanguage)}
        >
          {texts.otherLanguageShort}
          <span className="visually-hidden"> {texts.otherLanguage}</span>
        </button>
        <Link className="cart-link" to="/panier" aria-label={texts.cart(count)}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 10h16l-2 10H6zM8 10c0-8 8-8 8 0" />
          </svg>
          {count > 0 && <span className="count">{count}</span>}
        </Link>
      </div>
      <div className="selvedge" />
    </header>
  )
}

function CurrencySwitch() {
  const { texts } = useLocalization()
  const { currency, setCurrency } = useCart()
  const [choice, setChoice] = useState(currency)
  const { run, busy, error } = useAction(setCurrency)
  const selected = busy ? choice : currency
  return (
    <>
      <fieldset className="currency" aria-busy={busy}>
        <legend className="visually-hidden">{texts.currency}</legend>
        {CURRENCIES.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name="currency"
              checked={option === selected}
              aria-label={texts.currencies[option]}
              onChange={() => {
                setChoice(option)
                run(option)
              }}
            />
            <span>{SIGNS[option]}</span>
          </label>
        ))}
      </fieldset>
      {error !== undefined && (
        <div className="header-problem">
          <Problem error={error} />
        </div>
      )}
    </>
  )
}
