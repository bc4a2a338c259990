import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import { reconciliation } from "./reconciliation"
import type { BreakActionBodies, ExportFileUpload } from "./reconciliation"

const ROOT = "flexpay"
const KEY = "reconciliation"

const REFRESH_INTERVAL_MS = 5_000
const UNFINISHED: ReadonlySet<string> = new Set(["comparing", "checking"])

/** The compared days, newest first. */
export function useDays(limit: number) {
  return useQuery({
    queryKey: [ROOT, KEY, "days", limit],
    queryFn: () => reconciliation.days(limit),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** A day's report, refreshed while it is being compared. */
export function useDay(day: string) {
  return useQuery({
    queryKey: [ROOT, KEY, "day", day],
    queryFn: () => reconciliation.day(day),
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) =>
      UNFINISHED.has(state.data?.reconciliation.state ?? "") &&
      REFRESH_INTERVAL_MS,
  })
}

/** A day's discrepancies, read again after each comparison. */
export function useBreaks(
  day: string,
  query: Record<string, string | number | undefined>,
  comparedAt: string | null
) {
  return useQuery({
    queryKey: [ROOT, KEY, "breaks", day, query, comparedAt],
    queryFn: () => reconciliation.breaks(day, query),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** Compares a day. */
export function useRun(day: string) {
  const refresh = useRefreshDays()
  return useMutation({
    mutationFn: () => reconciliation.run(day),
    retry: false,
    onSettled: refresh,
  })
}

/** One action on a discrepancy, sent once. */
export function useBreakAction<Name extends keyof BreakActionBodies>(
  day: string,
  id: string,
  name: Name
) {
  const refresh = useRefreshDays()
  return useMutation({
    mutationFn: (body: BreakActionBodies[Name]) =>
      reconciliation.runAction({ day, id }, name, body),
    retry: false,
    onSettled: refresh,
  })
}

/** Previews a file. */
export function usePreview(day: string) {
  return useMutation({
    mutationFn: (file: File) => reconciliation.preview(day, file),
    retry: false,
  })
}

/** Imports a file. */
export function useUpload(day: string) {
  const refresh = useRefreshDays()
  return useMutation({
    mutationFn: (upload: ExportFileUpload) =>
      reconciliation.upload(day, upload),
    retry: false,
    onSuccess: ({ problems }) => {
      if (problems.length === 0) {
        refresh()
      }
    },
  })
}

function useRefreshDays(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: [ROOT, KEY] })
}
