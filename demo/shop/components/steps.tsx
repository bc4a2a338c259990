import { Link } from "react-router-dom"
import { useTexts } from "../language"

const STEPS = [
  ["address", "/commander/adresse"],
  ["delivery", "/commander/livraison"],
  ["payment", "/commander/paiement"],
] as const

/** Where the shopper is on the way to the order; what is done leads back. */
export function Steps({ current }: { current: (typeof STEPS)[number][0] }) {
  const { steps } = useTexts()
  const now = STEPS.findIndex(([name]) => name === current)
  return (
    <nav aria-label={steps.label}>
      <ol className="steps">
        {STEPS.map(([name, path], index) => (
          <li
            key={name}
            className={index < now ? "done" : ""}
            aria-current={index === now ? "step" : undefined}
          >
            {index < now ? <Link to={path}>{steps[name]}</Link> : steps[name]}
            {index < now && <span className="unseen"> ({steps.done})</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
