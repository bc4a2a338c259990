/** A paper bag of coffee with some beans before it. */
export function Coffee() {
  return (
    <>
      <ellipse cx="120" cy="212" rx="84" ry="8" fill="#00000022" />
      <path
        d="M66 54h100l10 20v126c0 6-4 10-10 10H66c-6 0-10-4-10-10V74z"
        fill="#3c2016"
      />
      <path d="M66 54h100l10 20H56z" fill="#5a3322" />
      <path d="M66 38h100v18H66z" fill="#d5352b" />
      <path
        d="M66 47h100"
        stroke="#f4b223"
        strokeWidth="4"
        strokeDasharray="8 6"
      />
      <rect x="70" y="92" width="92" height="86" rx="8" fill="#fff0d2" />
      <path
        d="M74 152c14-22 24-30 34-30 8 0 12 8 18 8s12-16 20-16c6 0 10 8 14 16v40H74z"
        fill="#0c7a68"
      />
      <circle cx="136" cy="112" r="10" fill="#f4b223" />
      <path d="M74 164h84" stroke="#2c6fa3" strokeWidth="8" />
      <path d="M74 174h84" stroke="#5aa0cf" strokeWidth="5" />
      <path
        d="M82 100h30"
        stroke="#3c2016"
        strokeWidth="5"
        strokeLinecap="round"
      />
      {[
        [176, 196, -20],
        [194, 178, 30],
        [200, 204, 10],
        [164, 210, 50],
      ].map(([x, y, turn]) => (
        <g key={x} transform={`translate(${x} ${y}) rotate(${turn})`}>
          <ellipse rx="13" ry="9" fill="#6b3a22" />
          <path
            d="M-12 0c8-5 16 5 24 0"
            fill="none"
            stroke="#2a140c"
            strokeWidth="3"
          />
        </g>
      ))}
    </>
  )
}

/** A jar of honey with its wooden dipper. */
export function Honey() {
  return (
    <>
      <ellipse cx="120" cy="212" rx="74" ry="8" fill="#00000022" />
      <path
        d="M66 78h108c12 8 18 18 18 32v76c0 14-10 24-24 24H72c-14 0-24-10-24-24v-76c0-14 6-24 18-32z"
        fill="#e88a0c"
      />
      <path
        d="M66 78h108c12 8 18 18 18 32v10c-24 10-48-8-72 0s-48 8-72 0v-10c0-14 6-24 18-32z"
        fill="#ffdf95"
      />
      <path
        d="M62 104v82"
        stroke="#fff0d2"
        strokeWidth="7"
        strokeLinecap="round"
        opacity=".7"
      />
      <rect x="58" y="52" width="124" height="28" rx="8" fill="#241a5e" />
      <path
        d="m64 66 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8"
        fill="none"
        stroke="#f4b223"
        strokeWidth="4"
      />
      <path d="m120 122 38 22v42l-38 22-38-22v-42z" fill="#fff6e5" />
      <path d="m120 134 14 8v16l-14 8-14-8v-16z" fill="#f4b223" />
      <path
        d="m103 164 14 8v16l-9 6-19-11v-11zM137 164l-14 8v16l9 6 19-11v-11z"
        fill="#e88a0c"
      />
      <g transform="rotate(24 196 70)">
        <rect x="191" y="6" width="9" height="74" rx="4" fill="#a9692a" />
        <path
          d="M180 76h31v8h-31zM177 88h37v8h-37zM177 100h37v8h-37zM181 112h29v8h-29z"
          fill="#8f5817"
        />
      </g>
    </>
  )
}

/** A bottle of red palm oil and the fruit it is pressed from. */
export function PalmOil() {
  return (
    <>
      <ellipse cx="124" cy="212" rx="82" ry="8" fill="#00000022" />
      <path
        d="M84 28h40v40c0 10 30 18 30 46v84c0 8-6 13-13 13H67c-7 0-13-5-13-13v-84c0-28 30-36 30-46z"
        fill="#fbe3c5"
      />
      <path
        d="M84 62h40v8c0 10 30 16 30 44v84c0 8-6 13-13 13H67c-7 0-13-5-13-13v-84c0-28 30-34 30-44z"
        fill="#d8400f"
      />
      <path
        d="M66 118v78"
        stroke="#ff9a5c"
        strokeWidth="7"
        strokeLinecap="round"
      />
      <rect x="80" y="16" width="48" height="20" rx="5" fill="#0c7a68" />
      <rect x="54" y="130" width="100" height="52" fill="#fff0d2" />
      <path
        d="M104 174v-22m0 0c-4-12-16-16-28-12 8 2 18 4 28 12zm0 0c4-12 16-16 28-12-8 2-18 4-28 12zm0 0c0-10-6-16-14-18 4 6 8 10 14 18zm0 0c0-10 6-16 14-18-4 6-8 10-14 18z"
        fill="#0c7a68"
        stroke="#0c7a68"
        strokeWidth="3"
      />
      <path d="M186 132c14-18 24-24 36-26-2 16-12 26-30 32z" fill="#0c7a68" />
      {[
        [180, 160, "#b5220c"],
        [204, 162, "#d8400f"],
        [168, 184, "#d8400f"],
        [193, 186, "#8c1a0a"],
        [217, 186, "#b5220c"],
        [182, 204, "#b5220c"],
        [206, 205, "#d8400f"],
      ].map(([x, y, fill]) => (
        <g key={`${x} ${y}`}>
          <ellipse cx={x} cy={y} rx="13" ry="15" fill={String(fill)} />
          <path
            d={`M${Number(x) - 4} ${Number(y) - 12}h8l-4 8z`}
            fill="#2a140c"
          />
        </g>
      ))}
    </>
  )
}

/** A bar of chocolate coming out of its wrapper. */
export function Chocolate() {
  return (
    <g transform="rotate(-8 120 120)">
      <rect x="64" y="36" width="112" height="90" rx="6" fill="#4a2413" />
      {[0, 1, 2].flatMap((column) =>
        [0, 1].map((row) => (
          <g key={`${column} ${row}`}>
            <rect
              x={70 + column * 35}
              y={42 + row * 40}
              width="31"
              height="36"
              rx="4"
              fill="#6b3a22"
            />
            <path
              d={`M${75 + column * 35} ${73 + row * 40}h21v-26`}
              fill="none"
              stroke="#35190c"
              strokeWidth="3"
            />
          </g>
        ))
      )}
      <path
        d="m56 108 12-8 14 10 14-10 14 10 14-10 14 10 14-10 14 10 18-8v112c0 4-3 7-7 7H63c-4 0-7-3-7-7z"
        fill="#f4b223"
      />
      <path d="M56 134h128v52H56z" fill="#241a5e" />
      <path
        d="M92 180c-8-22 12-40 28-40s36 18 28 40c-20-6-36-6-56 0z"
        fill="#d5352b"
      />
      <path
        d="M120 142v34M106 146c-4 10-4 20-2 31M134 146c4 10 4 20 2 31"
        stroke="#fff0d2"
        strokeWidth="3"
        fill="none"
      />
      <path
        d="M56 200h128M56 120h128"
        stroke="#d5352b"
        strokeWidth="6"
        strokeDasharray="12 8"
      />
    </g>
  )
}

/** Three bars of soap tied with raffia, and lemongrass. */
export function Soap() {
  return (
    <>
      <ellipse cx="120" cy="208" rx="86" ry="8" fill="#00000022" />
      <g stroke="#0c7a68" strokeWidth="6" strokeLinecap="round" fill="none">
        <path d="M184 196c-8-60 6-110 28-150M176 196c-8-50-2-100 6-160M190 190c0-40 14-70 36-96" />
      </g>
      <rect x="40" y="156" width="148" height="50" rx="14" fill="#fbe3c5" />
      <rect x="48" y="108" width="136" height="50" rx="14" fill="#f3c99a" />
      <rect x="42" y="62" width="144" height="48" rx="14" fill="#fff0d2" />
      <path
        d="M56 98h116M62 146h108M54 194h120"
        stroke="#00000018"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path d="M104 60h16v148h-16z" fill="#b87728" />
      <path
        d="M112 62c-20-30-46-22-40-6 4 10 26 10 40 6zm0 0c20-30 46-22 40-6-4 10-26 10-40 6z"
        fill="none"
        stroke="#b87728"
        strokeWidth="8"
      />
      <circle cx="112" cy="62" r="8" fill="#8f5817" />
      <path
        d="M62 76c8 0 14 4 18 10M150 78c-4 2-8 6-10 10"
        stroke="#d69a45"
        strokeWidth="4"
        strokeLinecap="round"
        fill="none"
      />
    </>
  )
}
