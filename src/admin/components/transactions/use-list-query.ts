import type {
  DataTableFilteringState,
  DataTablePaginationState,
} from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { TransactionQuery } from "../../api/flexpay"

export const PAGE_SIZE = 20

/** Filters with one value each, by their name in the address and in the API. */
const SINGLE = ["kind", "state", "operator", "currency_code"] as const
const SINGLE_NAMES: readonly string[] = SINGLE

/** The list's search, filters and page; they live in the page's address. */
export function useListQuery() {
  const [params, setParams] = useSearchParams()
  // Filters that stand open and have no value yet, which an address can't say.
  const [opened, setOpened] = useState<DataTableFilteringState>({})
  const offset = Math.max(0, Number(params.get("offset")) || 0)
  const created = compact({
    $gte: params.get("created_from") ?? undefined,
    $lte: params.get("created_to") ?? undefined,
  })
  const selection: TransactionQuery = compact({
    q: params.get("q") ?? undefined,
    ...Object.fromEntries(
      SINGLE.map((name) => [name, params.get(name) ?? undefined])
    ),
    created_from: created.$gte,
    created_to: created.$lte,
  })
  const filtering: DataTableFilteringState = compact({
    ...opened,
    ...compact(
      Object.fromEntries(
        SINGLE.map((name) => [name, params.get(name) ?? undefined])
      )
    ),
    ...(Object.keys(created).length && { created_at: created }),
  })

  /** Whatever is chosen anew starts at the first page. */
  const choose = (values: Record<string, string | undefined>) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous)
        next.delete("offset")
        for (const [name, value] of Object.entries(values)) {
          if (value) {
            next.set(name, value)
          } else {
            next.delete(name)
          }
        }
        return next
      },
      { replace: true }
    )

  return {
    /** What the list, its totals and its export are of. */
    selection,
    offset,
    isFiltered: Object.keys(selection).length > 0,
    search: params.get("q") ?? "",
    setSearch: (q: string) => choose({ q: q.trim() }),
    filtering,
    setFiltering: (state: DataTableFilteringState) => {
      setOpened(
        Object.fromEntries(
          Object.entries(state).filter(([, value]) => value === null)
        )
      )
      const range = readRange(state.created_at)
      choose({
        ...Object.fromEntries(
          SINGLE_NAMES.map((name) => [name, readText(state[name])])
        ),
        created_from: range.$gte,
        created_to: range.$lte,
      })
    },
    pagination: {
      pageIndex: Math.floor(offset / PAGE_SIZE),
      pageSize: PAGE_SIZE,
    },
    setPagination: ({ pageIndex }: DataTablePaginationState) =>
      setParams((previous) => {
        const next = new URLSearchParams(previous)
        next.set("offset", String(pageIndex * PAGE_SIZE))
        return next
      }),
  }
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined
}

function readRange(value: unknown): { $gte?: string; $lte?: string } {
  if (typeof value !== "object" || value === null) {
    return {}
  }
  const range: { $gte?: unknown; $lte?: unknown } = value
  return { $gte: readText(range.$gte), $lte: readText(range.$lte) }
}

function compact<T extends Record<string, unknown>>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined)
  ) as Partial<T>
}
