/** The look of a printed report: A4, black on white, no more than a browser has. */
export const REPORT_STYLE = `
@page { size: A4; margin: 16mm 14mm; }
:root { color-scheme: light; }
body { font: 10.5pt/1.5 system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1b2428; background: #fff; max-width: 182mm; margin: 0 auto; padding: 8mm 4mm; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 4mm; }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; }
th, td { padding: 1mm 1.6mm; text-align: start; vertical-align: top; border-bottom: .2mm solid #c9d3d6; overflow-wrap: anywhere; }
thead th { border-bottom: .4mm solid #1f4e5f; font-weight: 600; }
tbody th { font-weight: 400; min-width: 32mm; }
tfoot th, tfoot td { font-weight: 600; border-top: .4mm solid #1f4e5f; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { width: 100%; height: auto; margin: 0 0 3mm; break-inside: avoid; }
svg text { font-size: 10px; fill: #1b2428; }
svg .name { font-size: 11px; }
.demand { fill: #8a5a00; } .capacity { fill: #b9c6ca; } .output { fill: #1f6f8b; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .6mm 4mm; margin: 0; font-size: 9pt; }
dt { color: #55646a; } dd { margin: 0; overflow-wrap: anywhere; }
dl.sources { font-size: 8.5pt; } dl.sources dd { margin: 0 0 1.5mm; }
.findings { margin: 0; padding-inline-start: 5mm; }
.findings li { margin-bottom: 1mm; }
.serious::marker { color: #b00020; } .warning::marker { color: #a35c00; } .good::marker { color: #1b7a3d; }
.small { font-size: 8.5pt; color: #55646a; }
`
