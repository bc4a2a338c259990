/** Leads the keyboard to the first wrong input, once the errors are drawn. */
export function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus()
  )
}
