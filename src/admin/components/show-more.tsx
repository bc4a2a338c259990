import { SmallButton } from "./small-button"

/** The server's limit for a page. */
const LIMIT_MAX = 100

interface ShowMoreProps {
  label: string
  /** How many entries the whole list has; undefined until that is known. */
  count: number | undefined
  /** How many of them are shown, and how many more are shown at a time. */
  limit: number
  step: number
  onChange: (limit: number) => void
}

/** The button under a list of which only a part is shown. */
export function ShowMore(props: ShowMoreProps) {
  const { label, count = 0, limit, step, onChange } = props
  return count > limit && limit < LIMIT_MAX ? (
    <div className="border-t px-6 py-4">
      <SmallButton onClick={() => onChange(Math.min(limit + step, LIMIT_MAX))}>
        {label}
      </SmallButton>
    </div>
  ) : null
}
