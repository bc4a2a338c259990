import type { MarkdownRenderer } from "vitepress" with {
  "resolution-mode": "import",
}

/** Of a font of another server, which readers' browsers would load. */
const FONT_IMPORT = /@import url\([^)]*\);/g
const OTHER_SERVER = /https?:\/\/(?!www\.w3\.org\/2000\/svg)/

/**
 * Shows Mermaid blocks as diagrams, as GitHub does. They are drawn when the site
 * is built, in its colours of light and dark screens.
 */
export async function diagramPlugin(): Promise<
  (markdown: MarkdownRenderer) => void
> {
  const { renderMermaidSVG } = await import("beautiful-mermaid")
  const draw = (code: string) => {
    const svg = renderMermaidSVG(code, {
      bg: "var(--vp-c-bg)",
      fg: "var(--vp-c-text-1)",
      transparent: true,
    }).replace(FONT_IMPORT, "")
    if (OTHER_SERVER.test(svg)) {
      throw new Error("The diagram loads a file from another server.")
    }
    return svg
  }
  return ({ renderer, utils }) => {
    const { fence } = renderer.rules
    renderer.rules.fence = (tokens, index, ...rest) => {
      const token = tokens[index]
      if (token?.info.trim() !== "mermaid") {
        return fence?.(tokens, index, ...rest) ?? ""
      }
      // Vue drops the style of an SVG in a template, and not in its HTML.
      const html = utils.escapeHtml(JSON.stringify(draw(token.content)))
      return `<div role="img" aria-label="Diagram" style="overflow-x: auto" v-html="${html}"></div>`
    }
  }
}
