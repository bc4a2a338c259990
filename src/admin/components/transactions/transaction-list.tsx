import { DataTable, useDataTable } from "@medusajs/ui"
import { useTransactions } from "../../api/queries"
import type { Query } from "../../api/sdk"
import { useTexts } from "../../i18n/use-texts"
import { SaveFileButton } from "../save-file-button"
import { UnreadableAlert } from "../unreadable-alert"
import { Totals } from "./totals"
import { useColumns } from "./use-columns"
import { useFilters } from "./use-filters"
import { PAGE_SIZE, useListQuery } from "./use-list-query"

/** All payments and payouts: searched, filtered, summed, and saved as a file. */
export function TransactionList() {
  const { t } = useTexts()
  const query = useListQuery()
  const { data, isLoading, error, refetch } = useTransactions({
    ...query.selection,
    limit: PAGE_SIZE,
    offset: query.offset,
  })
  const table = useDataTable({
    data: data?.transactions ?? [],
    columns: useColumns(),
    filters: useFilters(),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    autoResetPageIndex: false,
    search: { state: query.search, onSearchChange: query.setSearch },
    filtering: {
      state: query.filtering,
      onFilteringChange: query.setFiltering,
    },
    pagination: {
      state: query.pagination,
      onPaginationChange: query.setPagination,
    },
  })

  return (
    <div className="divide-y">
      <Totals selection={query.selection} />
      {error && <UnreadableAlert error={error} onRetry={refetch} />}
      <DataTable instance={table}>
        <Toolbar selection={query.selection} />
        {(data ?? isLoading) && (
          <>
            <DataTable.Table
              emptyState={{
                empty: {
                  heading: t("list.empty_title"),
                  description: t("list.empty_text"),
                },
                filtered: {
                  heading: t("list.filtered_title"),
                  description: t("list.filtered_text"),
                },
              }}
            />
            <DataTable.Pagination
              translations={{
                // Counting stops at a limit, beyond which there are more pages.
                of: t(
                  data?.count_is_exact === false ? "list.of_more" : "list.of"
                ),
                results: t("list.results"),
                pages: t("list.pages"),
                prev: t("list.prev"),
                next: t("list.next"),
              }}
            />
          </>
        )}
      </DataTable>
    </div>
  )
}

function Toolbar({ selection }: { selection: Query }) {
  const { t } = useTexts()
  return (
    <DataTable.Toolbar
      translations={{ clearAll: t("list.clear") }}
      className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center"
    >
      <div className="flex w-full flex-wrap items-center gap-2">
        <div ref={(box) => nameButton(box, t("list.filter"))}>
          <DataTable.FilterMenu tooltip={t("list.filter")} />
        </div>
        <div className="min-w-0 flex-1 md:max-w-xs">
          <DataTable.Search
            placeholder={t("list.search")}
            aria-label={t("list.search")}
          />
        </div>
        <SaveFileButton
          fileName="flexpay.csv"
          path="transactions/export"
          query={selection}
        />
      </div>
    </DataTable.Toolbar>
  )
}

/** Medusa's filter button is an icon without a name for screen readers. */
function nameButton(box: HTMLElement | null, name: string): void {
  box?.querySelector("button")?.setAttribute("aria-label", name)
}
