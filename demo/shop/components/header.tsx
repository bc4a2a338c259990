import { useEffect, useState } from "react"
import { Link, useLocation } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { useSpeech } from "../language"
import wordmark from "../pictures/wordmark.svg"
import { CURRENCIES } from "../shop"
import { useAction } from "../use-action"
import { Problem } from "./problem"

const SIGNS = { cdf: "FC", usd: "$" } as const

/** The sign over the door, with the switches and the cart. */
export function Header() {
  const { texts, language, setLanguage } = useSpeech()
  const { cart } = useCart()
  const { pathname } = useLocation()
  const other = language === "fr" ? "en" : "fr"
  const count = cart?.completed_at
    ? 0
    : (cart?.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
  useEffect(() => {
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
          lang={other}
          onClick={() => setLanguage(other)}
        >
          {texts.otherLanguageShort}
          <span className="unseen"> {texts.otherLanguage}</span>
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
  const { texts } = useSpeech()
  const { currency, setCurrency } = useCart()
  const [wanted, setWanted] = useState(currency)
  const { run, busy, error } = useAction(setCurrency)
  const shown = busy ? wanted : currency
  return (
    <>
      <fieldset className="currency" aria-busy={busy}>
        <legend className="unseen">{texts.currency}</legend>
        {CURRENCIES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="currency"
              checked={one === shown}
              aria-label={texts.currencies[one]}
              onChange={() => {
                setWanted(one)
                run(one)
              }}
            />
            <span>{SIGNS[one]}</span>
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
