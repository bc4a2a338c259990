interface CodeTextProps {
  children: string
}

/** A reference or an id. Without ligatures: the admin's font draws "8x3" as "8×3". */
export function CodeText({ children }: CodeTextProps) {
  return (
    <span className="[font-feature-settings:'calt'_0] [overflow-wrap:anywhere]">
      {children}
    </span>
  )
}
