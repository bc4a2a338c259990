/** The price of one variant, in major units. */
export interface Price {
  cdf: number
  usd: number
}

/** A product of the demo's shop. */
export interface CatalogueProduct {
  handle: string
  title: string
  description: string
  /** The option by which its variants differ. */
  option: string
  variants: Record<string, Price>
}

export const catalogue: CatalogueProduct[] = [
  {
    handle: "pagne-wax",
    title: "Pagne wax",
    description:
      "Coton imprimé des deux côtés, couleurs vives qui tiennent au lavage. De quoi coudre un ensemble complet.",
    option: "Longueur",
    variants: {
      "2 yards": { cdf: 28_000, usd: 10 },
      "6 yards": { cdf: 78_000, usd: 28 },
    },
  },
  {
    handle: "cafe-du-kivu",
    title: "Café du Kivu",
    description:
      "Arabica lavé des rives du lac Kivu, torréfié à Bukavu. Notes d’agrumes et de cacao.",
    option: "Poids",
    variants: {
      "250 g": { cdf: 17_000, usd: 6 },
      "1 kg": { cdf: 56_000, usd: 20 },
    },
  },
  {
    handle: "miel-du-kwilu",
    title: "Miel du Kwilu",
    description:
      "Miel de forêt, récolté à la main par une coopérative de Bandundu. Non chauffé.",
    option: "Poids",
    variants: {
      "500 g": { cdf: 21_000, usd: 7.5 },
    },
  },
  {
    handle: "panier-tresse",
    title: "Panier tressé",
    description:
      "Panier de marché en raphia et rotin, anses en cuir. Tressé à Mbanza-Ngungu.",
    option: "Taille",
    variants: {
      Petit: { cdf: 34_000, usd: 12 },
      Grand: { cdf: 53_000, usd: 19 },
    },
  },
  {
    handle: "huile-de-palme",
    title: "Huile de palme rouge",
    description:
      "Première pression, du Mai-Ndombe. Pour le pondu, les haricots et la mwambe.",
    option: "Volume",
    variants: {
      "1 litre": { cdf: 9_500, usd: 3.5 },
      "5 litres": { cdf: 42_000, usd: 15 },
    },
  },
  {
    handle: "chocolat-de-l-ituri",
    title: "Chocolat de l’Ituri, 72 %",
    description:
      "Cacao de Mambasa, fèves et sucre de canne, rien d’autre. Tablette de 80 g.",
    option: "Format",
    variants: {
      "1 tablette": { cdf: 11_500, usd: 4 },
      "Coffret de 5": { cdf: 51_000, usd: 18 },
    },
  },
  {
    handle: "savon-au-karite",
    title: "Savon au karité",
    description:
      "Saponifié à froid, parfumé à la citronnelle. Pour le corps et les mains.",
    option: "Lot",
    variants: {
      "Lot de 3": { cdf: 8_500, usd: 3 },
    },
  },
  {
    handle: "masque-pende",
    title: "Masque pende",
    description:
      "Masque d’atelier en bois sculpté et pigments, signé par son sculpteur à Gungu.",
    option: "Modèle",
    variants: {
      Mbuya: { cdf: 185_000, usd: 66 },
    },
  },
  {
    handle: "chemise-liputa",
    title: "Chemise en liputa",
    description: "Coupe droite, manches courtes, cousue à la Gombe.",
    option: "Taille",
    variants: {
      M: { cdf: 64_000, usd: 23 },
      L: { cdf: 64_000, usd: 23 },
      XL: { cdf: 67_000, usd: 24 },
    },
  },
]
