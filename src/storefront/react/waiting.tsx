import type { ReactNode } from "react"
import type { FlexPayTexts } from "./texts.ts"

/** The way of a payment, and how far it is: the step that `current` counts. */
export function Steps({
  texts,
  current,
}: {
  texts: FlexPayTexts
  current: number
}) {
  return (
    <ol className="flexpay-steps">
      {texts.steps.map((step, index) => {
        const isDone = index < current
        const isCurrent = index === current
        const state = isDone ? "done" : isCurrent ? "current" : "ahead"
        return (
          <li
            key={step}
            className={`flexpay-step flexpay-step--${state}`}
            aria-current={isCurrent ? "step" : undefined}
          >
            {step}
            {isDone && (
              <span className="flexpay-hidden"> ({texts.stepDone})</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** For who waits long: what to look at, and a way out. */
export function Help({
  texts,
  wayOut,
}: {
  texts: FlexPayTexts
  /** The button to pay another way, where the shop has one. */
  wayOut: ReactNode
}) {
  return (
    <div className="flexpay-help">
      <h3 className="flexpay-help-title">{texts.helpTitle}</h3>
      <ul>
        {texts.help.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {wayOut && (
        <>
          {wayOut}
          <p className="flexpay-hint">{texts.payAnotherWayHint}</p>
        </>
      )}
    </div>
  )
}
