/** What VitePress writes around a page, in French. */
export const FRENCH_THEME = {
  outline: { label: "Sur cette page", level: [2, 3] as [number, number] },
  docFooter: { prev: "Page précédente", next: "Page suivante" },
  darkModeSwitchLabel: "Apparence",
  lightModeSwitchTitle: "Passer au thème clair",
  darkModeSwitchTitle: "Passer au thème sombre",
  sidebarMenuLabel: "Menu",
  returnToTopLabel: "Retour en haut",
  langMenuLabel: "Changer de langue",
  skipToContentLabel: "Aller au contenu",
  notFound: {
    title: "Page introuvable",
    quote: "Cette adresse ne mène à aucune page.",
    linkText: "Aller à l’accueil",
    linkLabel: "Aller à l’accueil",
  },
}

/** The texts of the search, in French. */
export const FRENCH_SEARCH = {
  button: { buttonText: "Rechercher", buttonAriaLabel: "Rechercher" },
  modal: {
    displayDetails: "Afficher les détails",
    resetButtonTitle: "Effacer la recherche",
    backButtonTitle: "Fermer la recherche",
    noResultsText: "Aucun résultat pour",
    footer: {
      selectText: "pour ouvrir",
      selectKeyAriaLabel: "Entrée",
      navigateText: "pour parcourir",
      navigateUpKeyAriaLabel: "Flèche vers le haut",
      navigateDownKeyAriaLabel: "Flèche vers le bas",
      closeText: "pour fermer",
      closeKeyAriaLabel: "Échap",
    },
  },
}
