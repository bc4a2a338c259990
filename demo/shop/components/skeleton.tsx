import { useTexts } from "../language"

/** Grey lines where text will be; a reader hears that it is loading. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const texts = useTexts()
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{texts.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="line" />
      ))}
    </div>
  )
}
