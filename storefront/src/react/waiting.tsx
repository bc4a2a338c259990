import type { ReactNode } from "react"
import type { FlexPayTexts } from "./texts.ts"

/** The steps of a payment. `current` is the index of the current one. */
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

/** Help after a long wait. */
export function Help({
  texts,
  operatorHelp,
  children,
}: {
  texts: FlexPayTexts
  /** The shop's own advice for the operator of the number. */
  operatorHelp: string | undefined
  /** How to reach the shop. */
  children: ReactNode
}) {
  return (
    <div className="flexpay-help">
      <h3 className="flexpay-help-title">{texts.helpTitle}</h3>
      <ul>
        {operatorHelp && <li>{operatorHelp}</li>}
        {texts.help.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </div>
  )
}
