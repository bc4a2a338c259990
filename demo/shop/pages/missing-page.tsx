import { Link } from "react-router-dom"
import { Page } from "../components/page"
import { useTexts } from "../language"

/** For addresses that lead nowhere. */
export function MissingPage({ text }: { text?: string }) {
  const texts = useTexts()
  return (
    <Page title={text ?? texts.problems.notFound}>
      <p>
        <Link className="button" to="/">
          {texts.home}
        </Link>
      </p>
    </Page>
  )
}
