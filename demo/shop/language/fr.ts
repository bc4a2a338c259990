/** The texts of a product, if its data is in another language. */
export interface ProductTexts {
  title: string
  description: string
  option: string
  variants?: Record<string, string>
}

/** The texts of the shop in French. */
export const fr = {
  title: "Boutique Mboka",
  skip: "Aller au contenu",
  otherLanguage: "English",
  otherLanguageShort: "EN",
  currency: "Monnaie",
  currencies: { cdf: "FC, francs congolais", usd: "$, dollars américains" },
  cart: (count: number) =>
    count === 0 ? "Panier vide" : `Panier, ${articles(count)}`,
  loading: "Chargement…",
  retry: "Réessayer",
  home: "La boutique",

  hero: {
    title: "Le beau de chez nous, payé d’un code PIN.",
    text: "Pagnes, café, miel et masques des quatre coins du pays. Payez avec M‑Pesa, Orange Money, Airtel Money, Afrimoney ou par carte.",
    action: "Voir la vitrine",
  },
  products: {
    title: "La vitrine",
    empty: "La vitrine est vide pour le moment. Revenez bientôt.",
    from: (price: string) => `dès ${price}`,
    /** Empty: the data of the store is in French. */
    words: {} as Record<string, ProductTexts>,
  },
  product: {
    add: "Ajouter au panier",
    added: "C’est dans le panier.",
    toCart: "Voir le panier",
    quantity: "Quantité",
    missing: "Cet article n’est pas disponible.",
    promise: [
      "Livré à moto le jour même dans Kinshasa",
      "Payé par mobile money ou par carte",
      "Remboursé sur le même téléphone",
    ],
  },
  cartPage: {
    title: "Votre panier",
    empty: "Votre panier est encore vide.",
    emptyAction: "Choisir quelque chose",
    less: (item: string) => `Réduire la quantité : ${item}`,
    more: (item: string) => `Augmenter la quantité : ${item}`,
    remove: "Retirer",
    removeWhat: (item: string) => `Retirer : ${item}`,
    checkout: "Commander",
    deliveryLater: "à l’étape suivante",
  },
  totals: {
    items: "Articles",
    delivery: "Livraison",
    total: "Total",
    refunded: "Remboursé",
    free: "Gratuit",
  },
  steps: {
    label: "Étapes de la commande",
    address: "Adresse",
    delivery: "Livraison",
    payment: "Paiement",
    done: "fait",
  },
  address: {
    title: "Adresse de livraison",
    name: "Nom complet",
    email: "E-mail",
    emailHint: "Pour le reçu et le suivi de la commande.",
    phone: "Téléphone",
    phoneHint: "Le livreur vous appelle à ce numéro. Par exemple 081 234 5678.",
    street: "Avenue et numéro",
    district: "Quartier, commune, repère (facultatif)",
    city: "Ville",
    next: "Choisir la livraison",
    errors: {
      required: "Remplissez ce champ.",
      email:
        "Cette adresse e-mail semble incomplète, par exemple nana@exemple.cd.",
      phone: "Ce numéro semble incomplet : il faut au moins neuf chiffres.",
    },
    fieldsToCorrect: (count: number) =>
      count === 1
        ? "Un champ est à corriger."
        : `${count} champs sont à corriger.`,
  },
  delivery: {
    title: "Mode de livraison",
    to: "À",
    change: "Modifier l’adresse",
    none: "Nous ne livrons pas encore à cette adresse. Choisissez-en une autre, ou appelez-nous.",
    next: "Passer au paiement",
    options: {} as Record<string, { name: string; description: string }>,
  },
  payment: {
    title: "Paiement",
    chosen: (method: string) => `Moyen de paiement : ${method}`,
    method: "Comment voulez-vous payer ?",
    mobile: "Mobile money",
    mobileHint: "M‑Pesa, Orange, Airtel, Afrimoney",
    card: "Carte bancaire",
    cardHint: "Visa, Mastercard, sur la page de FlexPay",
    summary: "Votre commande",
    notYet: "Complétez la commande avant de payer.",
    noAddress: "Indiquer l’adresse",
    noDelivery: "Choisir la livraison",
    returnedElsewhere:
      "Vous revenez de la page de la carte dans un navigateur qui ne connaît pas ce paiement. Si vous avez payé, ne payez pas une deuxième fois : votre commande s’enregistre sans cette page. Pour la suivre, retournez dans le navigateur ou l’application où vous avez commandé. Besoin d’aide ? Appelez-nous : nous retrouverons votre paiement.",
    seeCart: "Voir le panier de ce navigateur",
    demoPhone:
      "Démonstration : le code PIN se saisit sur le téléphone virtuel.",
    demoPhoneLink: "Ouvrir le téléphone",
  },
  openPayment: {
    waiting: (amount: string) => `Un paiement de ${amount} est en attente.`,
    resume: "Reprendre le paiement",
    amountChanged: (amount: string) =>
      `Une demande de ${amount} est en attente, mais votre panier a changé : ne la confirmez pas.`,
    orderCanceled:
      "Votre commande a été annulée : ne confirmez plus le paiement sur le téléphone.",
    blocked:
      "Un paiement est en cours pour ce panier. Terminez-le, ou attendez qu’il expire, pour modifier le panier ou la monnaie.",
    placed: "Votre paiement est arrivé, et la commande est confirmée.",
    see: "Voir la commande",
    help: "Il y a un problème avec votre paiement. Ne payez pas une deuxième fois.",
    seeHelp: "Que faire ?",
  },
  order: {
    thanks: "Merci, c’est payé !",
    thanksText: (number: number) =>
      `Votre commande n° ${number} est confirmée. Gardez le lien de cette page : elle montre où en est la commande.`,
    title: (number: number) => `Commande n° ${number}`,
    placed: (date: string) => `Passée le ${date}`,
    state: "Suivi de la commande",
    steps: {
      placed: "Commande reçue",
      paid: "Paiement confirmé",
      packed: "Préparée à l’entrepôt",
      shipped: "En route",
      delivered: "Livrée",
    },
    done: "fait",
    awaitingPayment: "Paiement en attente",
    canceled: "Cette commande a été annulée.",
    to: "Livrée à",
    copy: "Copier le lien de suivi",
    copied: "Lien copié.",
    refresh: "Actualiser",
    missing:
      "Cette commande est introuvable. Vérifiez le lien, ou appelez-nous.",
  },
  help: {
    title: "Besoin d’aide ?",
    text: "Appelez-nous ou écrivez-nous sur WhatsApp, tous les jours de 8 h à 20 h.",
    hours: "Tous les jours de 8 h à 20 h.",
    order: (number: number) =>
      `Donnez le numéro de votre commande : n° ${number}.`,
    payment: "Donnez le numéro de téléphone qui paie et le montant.",
  },
  phone: {
    title: "Votre téléphone",
    text: "La demande de paiement arrive ici. Aucun argent réel ne circule.",
    open: "Ouvrir dans un nouvel onglet",
  },
  footer: {
    demo: "Boutique de démonstration du module FlexPay pour Medusa. Rien n’est vendu, rien n’est débité.",
    phone: "Téléphone virtuel",
  },
  problems: {
    network: "Pas de réseau. Vérifiez votre connexion, puis réessayez.",
    server: "Un problème est survenu. Réessayez dans un instant.",
    stock: "Il n’en reste pas assez en stock.",
    notFound: "Page introuvable.",
  },
}

/** The texts of the shop in any language. */
export type Texts = typeof fr

function articles(count: number): string {
  return count === 1 ? "1 article" : `${count} articles`
}
