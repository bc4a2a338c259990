import { useLayoutEffect, useState } from "react"
import { readLanguage, storeLanguage, TEXTS } from "./language.ts"
import type { Language } from "./language.ts"
import { LinkPage } from "./link-page.tsx"
import { Message } from "./message.tsx"
import { documentTitle, screenOf } from "./screen.ts"
import { useHeading } from "./use-heading.ts"
import { useLink } from "./use-link.ts"
import type { LinkStatus } from "./use-link.ts"

/** The page of a payment link. @param token null when the address has none */
export function App({ token }: { token: string | null }) {
  const [language, setLanguage] = useState(readLanguage)
  const link = useLink(token)
  const { status, retry } = link
  const title = titleOf(status, language)
  const { heading, announced } = useHeading(screenNameOf(status), title)
  const texts = TEXTS[language]
  const isPayment = screenNameOf(status) === "payment"

  // With the texts, not after them: a screen reader picks its voice by it.
  useLayoutEffect(() => {
    document.title = title
    document.documentElement.lang = language
  }, [title, language])

  function switchLanguage() {
    const next = language === "fr" ? "en" : "fr"
    storeLanguage(next)
    setLanguage(next)
  }

  return (
    <>
      <header className="page-bar">
        <h1 ref={isPayment ? heading : undefined} tabIndex={-1}>
          {nameOf(status) || texts.noName}
        </h1>
        <button
          type="button"
          className="page-switch"
          lang={language === "fr" ? "en" : "fr"}
          onClick={switchLanguage}
        >
          {texts.switchTo}
        </button>
      </header>
      <main className={`page page--${status.name}`}>
        <div role="status" className="flexpay-hidden">
          {announced}
        </div>
        {status.name === "loading" && <p role="status">{texts.loading}</p>}
        {status.name === "unknown" && (
          <Message heading={heading} {...texts.unknown} />
        )}
        {status.name === "offline" && (
          <Message heading={heading} {...texts.offline}>
            <button
              type="button"
              className="page-button"
              aria-disabled={status.isTrying}
              onClick={status.isTrying ? undefined : retry}
            >
              {status.isTrying ? texts.trying : texts.tryAgain}
            </button>
          </Message>
        )}
        {status.name === "ready" && token !== null && (
          <LinkPage
            token={token}
            language={language}
            answer={status.answer}
            heading={heading}
            onAnswer={link.onAnswer}
            onUnknown={link.onUnknown}
          />
        )}
      </main>
      <footer className="page-footer">{texts.footer}</footer>
    </>
  )
}

function screenNameOf(status: LinkStatus): string {
  return status.name === "ready" ? screenOf(status.answer).name : status.name
}

/** The store's name; empty before it is known. */
function nameOf(status: LinkStatus): string {
  return status.name === "ready" ? status.answer.link.store_name : ""
}

function titleOf(status: LinkStatus, language: Language): string {
  const texts = TEXTS[language]
  return status.name === "ready"
    ? documentTitle(status.answer, language)
    : status.name === "loading"
      ? texts.loading
      : texts[status.name].title
}
