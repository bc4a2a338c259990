import { useEffect } from "react"

/**
 * Begins the page's title with what became of the payment, for a shopper who
 * looks at another tab meanwhile. The shop's title comes back afterwards.
 * @param title null leaves the shop's title
 */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) {
      return undefined
    }
    const shopTitle = document.title
    const shownTitle = [title, shopTitle].filter(Boolean).join(" · ")
    document.title = shownTitle
    return () => {
      // The shop may have written another one.
      if (document.title === shownTitle) {
        document.title = shopTitle
      }
    }
  }, [title])
}
