/** The look of a printed report: A4, black on white, no more than a browser has. */
export const REPORT_STYLE = `
@page { size: A4; margin: 7mm 12mm; }
:root { color-scheme: light; }
body { font: 8pt/1.32 system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1b2428; background: #fff; max-width: 186mm; margin: 0 auto; padding: 6mm 4mm; }
@media print { body { max-width: none; padding: 0; } .annex { break-before: page; } }
h1 { font-size: 14pt; line-height: 1.2; margin: 0 0 1.5mm; }
.annex h1 { margin-top: 6mm; }
h2 { font-size: 9.5pt; margin: 1.6mm 0 .4mm; color: #1f4e5f; break-after: avoid; }
.annex h2 { font-size: 11.5pt; margin: 5mm 0 1.5mm; }
p { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 7.5pt; }
th, td { padding: .2mm 1.2mm; text-align: start; vertical-align: top; border-bottom: .2mm solid #c9d3d6; overflow-wrap: anywhere; }
thead th { border-bottom: .4mm solid #1f4e5f; font-weight: 600; }
tbody th { font-weight: 400; min-width: 26mm; }
tfoot th, tfoot td { font-weight: 600; border-top: .4mm solid #1f4e5f; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { display: block; width: 100%; height: auto; break-inside: avoid; }
svg text { font-size: 16px; fill: #1b2428; }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; align-items: start; margin-top: 1.5mm; }
.pictures table { font-size: 7pt; } .pictures tbody th { min-width: 0; } .pictures .number { white-space: nowrap; } .pictures section:first-child h2, .pictures h2 { font-size: 8.5pt; margin-top: 1.2mm; }
thead .number { white-space: normal; vertical-align: bottom; } thead th { vertical-align: bottom; }
svg .name { font-size: 16px; }
.map text { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 3; stroke-linejoin: round; } .map .markets { font-weight: 700; }
.map circle, .map polygon { fill: var(--c); } .map .ring { fill: #fff; stroke: var(--c); } .map .shaft { fill: none; stroke: var(--c); opacity: .75; }
.s1 { --c: #0072b2; } .s2 { --c: #d55e00; } .s3 { --c: #009e73; } .s4 { --c: #c06a98; } .s5 { --c: #6b3a10; } .s6 { --c: #2f8fc4; } .s7 { --c: #8d9a00; }
.demand { fill: #8a5a00; } .capacity { fill: #b9c6ca; } .output { fill: #1f6f8b; }
dl.facts { display: flex; flex-wrap: wrap; gap: .2mm 5mm; margin: 0; font-size: 7.5pt; } dl.facts div { display: flex; gap: 1.2mm; }
dt { color: #55646a; } dd { margin: 0; overflow-wrap: anywhere; }
dl.sources { font-size: 7pt; margin: 1mm 0 0; display: grid; grid-template-columns: max-content 1fr; gap: .2mm 2mm; }
.annex dl.sources { font-size: 8pt; gap: 1mm 3mm; }
.findings { margin: 0; padding-inline-start: 5mm; }
.findings li { margin-bottom: .3mm; }
.serious::marker { color: #b00020; } .warning::marker { color: #a35c00; } .good::marker { color: #1b7a3d; }
.small { font-size: 7pt; color: #55646a; }
/* English takes more room than Chinese; the annex has no page to fit. */
:lang(en) > body { font-size: 7.5pt; } :lang(en) main table { font-size: 7pt; } :lang(en) main dl.sources { font-size: 6.5pt; }
.annex { font-size: 8.5pt; } .annex table { font-size: 8pt; }
`
