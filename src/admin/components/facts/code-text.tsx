interface CodeTextProps {
  children: string
}

/** A reference or an id, sign by sign: the admin's font would draw "8x3" as "8×3". */
export function CodeText({ children }: CodeTextProps) {
  return (
    <span className="[font-feature-settings:'calt'_0] [overflow-wrap:anywhere]">
      {children}
    </span>
  )
}
