import type { ReactNode } from "react"

interface FactProps {
  label: string
  children: ReactNode
}

/** One line of a list of facts; stands inside a `dl`. */
export function Fact({ label, children }: FactProps) {
  return (
    <div className="txt-compact-small flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
      <dt className="text-ui-fg-subtle">{label}</dt>
      <dd className="text-ui-fg-base max-w-full break-words text-right font-medium [overflow-wrap:anywhere]">
        {children}
      </dd>
    </div>
  )
}
