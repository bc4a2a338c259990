import { Link } from "react-router-dom"
import { Page } from "../components/page"
import { useTexts } from "../language"

/** The page of unknown addresses. */
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
