import { Drawer } from "@medusajs/ui"
import { useRef, type FormEvent, type ReactNode } from "react"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"

interface Alternative {
  label: string
  isLoading: boolean
  isDisabled: boolean
  /** @returns false when something must be corrected first */
  onSubmit: () => boolean
}

interface DrawerFormProps {
  /** Of the button that submits the form. */
  confirm: string
  /** Whether what it does can't be undone. */
  isDangerous?: boolean
  isLoading?: boolean
  isDisabled?: boolean
  /** Another way to submit, in place of the button that cancels. */
  alternative?: Alternative
  /** @returns false when something must be corrected first */
  onSubmit: () => boolean
  children: ReactNode
}

/** A form that fills a drawer, with its buttons. */
export function DrawerForm(props: DrawerFormProps) {
  const { confirm, isDangerous, isLoading, isDisabled, alternative, children } =
    props
  const { t } = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const run = (submit: () => boolean) => {
    if (!submit()) {
      focusFirstError(form.current)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(props.onSubmit)
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      className="flex flex-1 flex-col overflow-hidden"
    >
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        {children}
      </Drawer.Body>
      <Drawer.Footer className="flex-wrap">
        {alternative ? (
          <SmallButton
            isLoading={alternative.isLoading}
            disabled={alternative.isDisabled}
            onClick={() => run(alternative.onSubmit)}
          >
            {alternative.label}
          </SmallButton>
        ) : (
          <Drawer.Close asChild>
            <SmallButton>{t("actions.cancel")}</SmallButton>
          </Drawer.Close>
        )}
        <SmallButton
          variant={isDangerous ? "danger" : "primary"}
          type="submit"
          isLoading={isLoading}
          disabled={isDisabled}
        >
          {confirm}
        </SmallButton>
      </Drawer.Footer>
    </form>
  )
}

/** Focuses the first wrong input, once the errors are drawn. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus()
  )
}
