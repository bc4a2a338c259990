import { useTexts } from "../language"

/** Placeholder lines; screen readers announce that the page is loading. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const texts = useTexts()
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{texts.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="line" />
      ))}
    </div>
  )
}
