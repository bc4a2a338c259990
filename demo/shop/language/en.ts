import type { Texts } from "./fr"

/** The texts of the shop in English. */
export const en: Texts = {
  title: "Boutique Mboka",
  skip: "Skip to content",
  otherLanguage: "Français",
  otherLanguageShort: "FR",
  currency: "Currency",
  currencies: { cdf: "FC, Congolese francs", usd: "$, US dollars" },
  cart: (count) => (count === 0 ? "Cart, empty" : `Cart, ${items(count)}`),
  loading: "Loading…",
  retry: "Try again",
  home: "The shop",

  hero: {
    title: "The best of home, paid with a PIN.",
    text: "Wax prints, coffee, honey and masks from all over the country. Pay with M‑Pesa, Orange Money, Airtel Money, Afrimoney, or by card.",
    action: "See the products",
  },
  products: {
    title: "Our products",
    empty: "There are no products at the moment. Come back soon.",
    from: (price) => `from ${price}`,
    words: {
      "pagne-wax": {
        title: "Wax print",
        description:
          "Cotton printed on both sides, in bright colours that stand the wash. Enough to sew a whole outfit.",
        option: "Length",
      },
      "cafe-du-kivu": {
        title: "Kivu coffee",
        description:
          "Washed arabica from the shores of Lake Kivu, roasted in Bukavu. Notes of citrus and cocoa.",
        option: "Weight",
      },
      "miel-du-kwilu": {
        title: "Kwilu honey",
        description:
          "Forest honey, gathered by hand by a cooperative of Bandundu. Never heated.",
        option: "Weight",
      },
      "panier-tresse": {
        title: "Woven basket",
        description:
          "A market basket of raffia and rattan with leather handles. Woven in Mbanza-Ngungu.",
        option: "Size",
        variants: { Petit: "Small", Grand: "Large" },
      },
      "huile-de-palme": {
        title: "Red palm oil",
        description:
          "First pressing, from Mai-Ndombe. For pondu, beans and mwambe.",
        option: "Volume",
        variants: { "1 litre": "1 litre", "5 litres": "5 litres" },
      },
      "chocolat-de-l-ituri": {
        title: "Ituri chocolate, 72%",
        description:
          "Cocoa from Mambasa, beans and cane sugar, nothing else. An 80 g bar.",
        option: "Size",
        variants: { "1 tablette": "1 bar", "Coffret de 5": "Box of 5" },
      },
      "savon-au-karite": {
        title: "Shea butter soap",
        description:
          "Cold process, scented with lemongrass. For body and hands.",
        option: "Pack",
        variants: { "Lot de 3": "Pack of 3" },
      },
      "masque-pende": {
        title: "Pende mask",
        description:
          "A workshop mask of carved wood and pigments, signed by its carver in Gungu.",
        option: "Model",
      },
      "chemise-liputa": {
        title: "Liputa shirt",
        description: "Straight cut, short sleeves, sewn in Gombe.",
        option: "Size",
      },
    },
  },
  product: {
    add: "Add to cart",
    added: "It is in your cart.",
    toCart: "See the cart",
    quantity: "Quantity",
    missing: "This item is not available.",
    promise: [
      "Delivered by motorbike, the same day in Kinshasa",
      "Paid by mobile money or by card",
      "Refunded to the same phone",
    ],
  },
  cartPage: {
    title: "Your cart",
    empty: "Your cart is still empty.",
    emptyAction: "See the products",
    less: (item) => `Decrease quantity: ${item}`,
    more: (item) => `Increase quantity: ${item}`,
    remove: "Remove",
    removeWhat: (item) => `Remove: ${item}`,
    checkout: "Check out",
    deliveryLater: "in the next step",
  },
  totals: {
    items: "Items",
    delivery: "Delivery",
    total: "Total",
    refunded: "Refunded",
    free: "Free",
  },
  steps: {
    label: "Checkout steps",
    address: "Address",
    delivery: "Delivery",
    payment: "Payment",
    done: "done",
  },
  address: {
    title: "Delivery address",
    name: "Full name",
    email: "E-mail",
    emailHint: "For the receipt and to follow your order.",
    phone: "Phone",
    phoneHint: "The driver calls you on this number. For example 081 234 5678.",
    street: "Street and number",
    district: "District, commune, landmark (optional)",
    city: "City",
    next: "Choose delivery",
    errors: {
      required: "Fill in this field.",
      email:
        "This e-mail address looks incomplete, for example nana@example.cd.",
      phone: "This number looks incomplete: it needs at least nine digits.",
    },
    fieldsToCorrect: (count) =>
      count === 1
        ? "One field needs your attention."
        : `${count} fields need your attention.`,
  },
  delivery: {
    title: "Delivery method",
    to: "To",
    change: "Change the address",
    none: "We don't deliver to this address yet. Choose another one, or call us.",
    next: "Go to payment",
    options: {
      "Livraison à Kinshasa": {
        name: "By motorbike",
        description: "The same day in Kinshasa, 3 to 5 days elsewhere.",
      },
      "Retrait à la Gombe": {
        name: "Pick-up in Gombe",
        description:
          "Ready in two hours at our counter, 12 avenue du Commerce.",
      },
    },
  },
  payment: {
    title: "Payment",
    chosen: (method) => `Payment method: ${method}`,
    method: "How would you like to pay?",
    mobile: "Mobile money",
    mobileHint: "M‑Pesa, Orange, Airtel, Afrimoney",
    card: "Bank card",
    cardHint: "Visa, Mastercard, on FlexPay's page",
    summary: "Your order",
    notYet: "Complete your order before you pay.",
    noAddress: "Enter the address",
    noDelivery: "Choose the delivery",
    returnedElsewhere:
      "You come back from the card page in a browser that doesn't know this payment. If you paid, don't pay a second time: your order is placed without this page. To follow it, go back to the browser or the app where you ordered. If you need help, call us: we will find your payment.",
    seeCart: "See this browser's cart",
    demoPhone: "Demonstration: the PIN is entered on the virtual phone.",
    demoPhoneLink: "Open the phone",
  },
  openPayment: {
    waiting: (amount) => `A payment of ${amount} is pending.`,
    resume: "Back to the payment",
    amountChanged: (amount) =>
      `A request for ${amount} is pending, but your cart has changed: don't confirm it.`,
    orderCanceled:
      "Your order was canceled: don't confirm the payment on the phone any more.",
    blocked:
      "A payment is in progress for this cart. Finish it, or wait until it expires, to change the cart or the currency.",
    placed: "Your payment was received, and your order is confirmed.",
    see: "See the order",
    help: "There is a problem with your payment. Don't pay a second time.",
    seeHelp: "What to do?",
  },
  order: {
    thanks: "Thank you, your order is paid!",
    thanksText: (number) =>
      `Your order no. ${number} is confirmed. Keep the link of this page: it shows the status of your order.`,
    title: (number) => `Order no. ${number}`,
    placed: (date) => `Placed on ${date}`,
    state: "Order status",
    steps: {
      placed: "Order received",
      paid: "Payment confirmed",
      packed: "Packed at the warehouse",
      shipped: "On its way",
      delivered: "Delivered",
    },
    done: "done",
    awaitingPayment: "Awaiting payment",
    canceled: "This order was canceled.",
    to: "Delivered to",
    copy: "Copy the link to this page",
    copied: "Link copied.",
    refresh: "Refresh",
    missing: "This order was not found. Check the link, or call us.",
  },
  help: {
    title: "Need help?",
    text: "Call us or write to us on WhatsApp, every day from 8 am to 8 pm.",
    hours: "Every day from 8 am to 8 pm.",
    order: (number) => `Have your order number ready: no. ${number}.`,
    payment: "Have the number that pays and the amount ready.",
  },
  phone: {
    title: "Your phone",
    text: "The payment request arrives here. No real money moves.",
    open: "Open in a new tab",
  },
  footer: {
    demo: "A demonstration shop of the FlexPay plugin for Medusa. No goods are sold, no payment is charged.",
    phone: "Virtual phone",
  },
  problems: {
    network: "No network. Check your connection, then try again.",
    server: "Something went wrong. Try again in a moment.",
    stock: "Not enough items in stock.",
    notFound: "Page not found.",
  },
}

function items(count: number): string {
  return count === 1 ? "1 item" : `${count} items`
}
