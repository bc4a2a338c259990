/** The shop's name as a sign painter writes it. */
export function Wordmark() {
  return (
    <svg className="wordmark" viewBox="0 0 196 48" aria-hidden="true">
      <g
        fill="none"
        stroke="currentColor"
        strokeWidth="8"
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        <path d="M6 42V8l15 20L36 8v34" />
        <path d="M52 8v34h10c7 0 11-4 11-9.500s-4-8.500-11-8.500H52h8c6 0 10-3 10-8s-4-8-10-8z" />
        <path d="M134 8v34M156 8l-20 18 21 16" />
        <path d="m166 42 13-34 12 34M170 32h18" />
      </g>
      <circle cx="102" cy="25" r="20.500" fill="#f4b223" />
      <circle cx="102" cy="25" r="14" fill="#d5352b" />
      <circle cx="102" cy="25" r="8" fill="#fff6e5" />
      <circle cx="102" cy="25" r="3" fill="#241a5e" />
    </svg>
  )
}
