// @ts-check
/**
 * The words that this project does not use, and the ones that it uses instead:
 * docs/glossary.md, as far as a machine can tell. A test compares the two.
 *
 * @typedef {object} Term
 * @property {string} use what to write instead
 * @property {string[]} [parts] words that no identifier and no file name
 *   contains: "claim apply" refuses `claimApply`, `claim_apply` and `CLAIM_APPLY`
 * @property {string[]} [names] identifiers that are refused as a whole
 * @property {RegExp[]} [prose] what comments, titles and texts do not contain
 * @property {string[]} [starts] words with which no sentence begins, but questions
 * @property {Exception[]} [except]
 *
 * @typedef {object} Exception
 * @property {RegExp} match the text or identifier in which the word may stand
 * @property {RegExp} [files] where it may; everywhere by default
 * @property {string} why
 */

/** @type {Term[]} */
const TERMS = [
  {
    use: "transaction, payment or payout",
    parts: ["wish", "wishes", "movement", "movements", "moneys"],
    prose: [/wish(?:es)?/, /moneys/, /a money/, /movements?/],
  },
  {
    use: "transaction store, or the plugin's records",
    parts: ["ledger", "ledgers", "book", "books", "booking"],
    prose: [/ledgers?/, /books?/],
  },
  {
    use: "callback",
    parts: ["webhook", "webhooks"],
    prose: [/webhooks?/],
    except: [
      {
        match:
          /getWebhookActionAndData|Medusa's (?:own |payment )?webhooks?|webhook (?:route|workflow)/i,
        why: "Medusa's own name",
      },
      { match: /webhook/i, files: /^bench\//, why: "Medusa's route, measured" },
    ],
  },
  {
    use: "check and its result, report, notify, or read",
    parts: [
      ...["ask", "asks", "asked", "asking", "askable", "unasked"],
      ...["tell", "tells", "told", "telling", "untold"],
      ...["hear", "hears", "heard", "hearing"],
    ],
    prose: [
      /ask(?:s|ed|ing)? (?:FlexPay|again|about|after)/,
      /(?:tells?|told|telling)/,
      /(?:hears?|heard)/,
      /(?:FlexPay|person|admin|operator)'s (?:own |last |first )?word/,
    ],
  },
  {
    use: "final (of states), resolve (of attentions)",
    parts: ["settle", "settles", "settled", "settling", "unsettled"],
    prose: [/(?:un)?settl(?:es?|ed|ing)/],
    except: [
      {
        match: /allSettled|onSettled/,
        why: "names of JavaScript and React Query",
      },
    ],
  },
  {
    use: "operator, admin user or shopper",
    parts: ["person", "persons", "somebody", "nobody", "whoever"],
    prose: [/persons?(?:'s)?/, /somebody(?:'s)?/, /nobody's/],
    except: [
      { match: /"nobody"/, why: "a user of Unix" },
      { match: /^nobody$/, files: /^demo\/postgres\//, why: "the same" },
    ],
  },
  {
    use: "verdict, interpret",
    parts: ["judge", "judged", "judgement", "judgment"],
    prose: [/judge?ments?/],
  },
  {
    use: "sync",
    parts: [
      ...["applied state", "applying", "claim apply", "mark applied"],
      ...["postpone apply", "apply success", "apply failure"],
    ],
    prose: [/appl(?:y|ies|ied|ying) [^.]*to Medusa/],
  },
  {
    use: "lease, slot or queue",
    parts: ["in turn", "turns"],
    names: ["turn"],
    prose: [/(?:its|their|one's|whose) turn/, /is at it/],
  },
  { use: "expires_at", parts: ["lives until"] },
  { use: "submitting", parts: ["requesting"] },
  {
    use: "redact",
    parts: ["cut", "let go"],
    prose: [/let(?:s|ting)? go/, /cut(?:s|ting)? personal/],
  },
  {
    use: "FlexPay export, justification (of an operator), or query",
    parts: ["statement", "statements"],
    prose: [/statements?/],
    except: [
      {
        match:
          /(?:SQL|one|single|same|prepared|INSERT|UPDATE|DELETE|SELECT) statements?/i,
        why: "a statement of SQL",
      },
    ],
  },
  {
    use: "closed, open or half-open (of a circuit breaker)",
    parts: ["awake", "let rest", "on trial", "rests", "resting"],
    prose: [/awake/, /on trial/, /resting/],
  },
  {
    use: "metric, health check, health report, heartbeat",
    parts: ["pulse", "examination", "examine", "finding", "findings"],
    prose: [/pulse/, /examinations?/, /findings/],
  },
  {
    use: "approval: approve, reject",
    prose: [/(?:\w+'s|a) (?:yes|no)(?=[.,;:])/],
  },
  {
    use: "layer, entry point",
    parts: ["room", "rooms", "door", "doors", "homeless"],
    prose: [/rooms?/, /doors?/, /homeless/],
  },
  { use: "fixture", parts: ["desk", "desks"], prose: [/desks?/] },
  {
    use: "fixture; a bench measures speed or size",
    parts: ["bench"],
    except: [
      {
        match: /bench/i,
        files: /^(?:bench\/|tools\/|[^/]+$)/,
        why: "the benchmarks",
      },
    ],
  },
  {
    use: "fault injector, fault phase, seeded random, environment, context",
    parts: ["saboteur", "trouble", "troubles", "dice", "world", "premises"],
    names: ["killer"],
    prose: [/saboteurs?/, /dice/, /premises/, /the world/],
  },
  {
    use: "the plugin; a process for a program that runs",
    prose: [/the program/],
  },
  {
    use: "a noun for what it holds, or a verb for what it does",
    names: [
      ...["it", "he", "she", "they", "them", "who", "whom", "whose", "what"],
      ...["which", "mine", "ours", "theirs", "others", "nothing", "here"],
      ...["found", "told", "left", "present", "held", "asked", "happened"],
      ...["given", "gone", "heard", "kept", "known", "lost", "owed", "said"],
      ...["seen", "taken", "wanted", "about", "against", "among", "at"],
      ...["beside", "beyond", "by", "of", "upon", "within"],
    ],
  },
  {
    use: "the thing that is meant, as the subject of the sentence",
    prose: [/that which/, /whoever/],
    starts: ["Who", "Whom", "Whose", "Whoever"],
  },
]

/**
 * Words of the glossary's "Not" that only a reader can judge.
 *
 * @type {Record<string, string>}
 */
const UNCHECKED = {
  event: "right for what the plugin emits",
  attempt: "fine in prose for what a shopper tries again",
  ready: "right for pages and processes; the compiler knows the states",
  apply: "fine for all but the sync",
  cut: "fine in prose for text and connections",
}

module.exports = { TERMS, UNCHECKED }
