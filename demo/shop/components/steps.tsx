import { Link } from "react-router-dom"
import { useTexts } from "../language"

const STEPS = [
  ["address", "/commander/adresse"],
  ["delivery", "/commander/livraison"],
  ["payment", "/commander/paiement"],
] as const

/** The steps of the checkout; those that are done are links. */
export function Steps({ current }: { current: (typeof STEPS)[number][0] }) {
  const { steps } = useTexts()
  const currentIndex = STEPS.findIndex(([name]) => name === current)
  return (
    <nav aria-label={steps.label}>
      <ol className="steps">
        {STEPS.map(([name, path], index) => (
          <li
            key={name}
            className={index < currentIndex ? "done" : ""}
            aria-current={index === currentIndex ? "step" : undefined}
          >
            {index < currentIndex ? (
              <Link to={path}>{steps[name]}</Link>
            ) : (
              steps[name]
            )}
            {index < currentIndex && (
              <span className="visually-hidden"> ({steps.done})</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
