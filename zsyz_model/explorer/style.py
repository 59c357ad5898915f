"""The look of the page: the house's palette, told apart without colours too; no file from elsewhere."""

from __future__ import annotations

from zsyz_model.report.figures.page import BLUE, FAINT, GREEN, INK, ORANGE, PURPLE, RED, SKY

PLAN, LINKAGE, PLOT, MOVED = "计划指标", "节余指标", "存量地块", "腾挪指标"
FILLS = {
    PLAN: BLUE,
    LINKAGE: f"repeating-radial-gradient(circle at 3px 3px,#fff 0 1px,{GREEN} 1px 4px)",
    PLOT: f"repeating-linear-gradient(45deg,{ORANGE} 0 4px,#fff 4px 5px)",
    MOVED: f"repeating-linear-gradient(90deg,{PURPLE} 0 3px,#fff 3px 4px)",
}
"""How a source of land is filled: a colour and a pattern, as in the charts."""

STYLE = f"""<style>
.zx{{font:14px/1.5 "Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:{INK}}}
.zx h1{{font-size:20px;margin:0 0 2px}} .zx h2{{font-size:16px;margin:4px 0 6px;padding:0 0 0 8px;border-left:5px solid {BLUE}}}
.zx p{{margin:4px 0}} .zx .quiet{{color:{FAINT}}} .zx ul{{margin:4px 0;padding-left:20px}}
.zx table{{border-collapse:collapse;font-size:13px}} .zx th,.zx td{{border:1px solid #ccc;padding:2px 6px;text-align:left!important;vertical-align:top}}
.zx th{{background:#eef3f7;font-weight:600}} .zx td.n{{text-align:right!important;white-space:nowrap;font-variant-numeric:tabular-nums}}
.zx .k{{white-space:nowrap}} .zx td,.zx li,.zx p{{overflow-wrap:anywhere}}
.zx .wide{{overflow:auto;max-height:560px}} .zx thead th{{position:sticky;top:0;z-index:2}}
.zx tr[data-place]{{cursor:pointer}} .zx tr[data-place]:hover td{{background:#f3f8fb}}
.zx .badge{{display:inline-block;padding:1px 10px;border:2px solid {INK};border-radius:3px;font-weight:700;margin-right:8px}}
.zx .badge.guess{{border-style:dashed;background:#fff8e1}} .zx .badge.sure{{background:#e3f2ea}} .zx .badge.bad{{border-color:{RED};background:#fdeee6}}
.zx .goals{{display:flex;flex-wrap:wrap;gap:8px;margin-top:6px}}
.zx .goal{{border:1px solid #bbb;border-radius:4px;padding:4px 10px;min-width:120px;background:#fff}} .zx .goal b{{font-size:18px;display:block}}
.zx .bar{{display:flex;height:15px;background:#f2f2f2;min-width:150px}} .zx .bar i{{display:block;height:15px;border-right:1px solid #fff;box-sizing:border-box}}
.zx .key{{display:inline-block;width:22px;height:12px;border:1px solid {INK};margin:0 4px 0 12px;vertical-align:-1px}}
.zx .warn{{border-left:5px solid {RED};padding-left:10px;background:#fdf4ee}}
.zx .matrix td{{padding:0 1px;white-space:nowrap;text-align:center!important;min-width:24px;height:21px;font-size:12px}}
.zx .matrix th{{font-size:12px;padding:2px 4px;white-space:nowrap}} .zx .matrix th.p{{writing-mode:vertical-rl;max-height:96px;font-weight:400;padding:4px 1px;overflow:hidden}}
.zx .matrix th.l{{position:sticky;left:0;z-index:1}} .zx .matrix thead th.l{{z-index:3}}
.zx .changed{{outline:2px solid {RED};outline-offset:-2px;font-weight:700}}
.zx .load{{display:inline-block;width:90px;height:11px;background:#eee;vertical-align:-1px}} .zx .load i{{display:block;height:11px;background:{SKY}}} .zx .load i.full{{background:repeating-linear-gradient(45deg,{RED} 0 4px,#fff 4px 5px)}}
.zx .chart{{display:flex;align-items:flex-end;gap:14px;height:230px;padding:18px 4px 0;border-bottom:1px solid {INK};width:max-content;min-width:100%;box-sizing:border-box}}
.zx .col{{display:flex;flex-direction:column;justify-content:flex-end;height:100%;width:34px;position:relative}} .zx .col i{{display:block;border:1px solid {INK};box-sizing:border-box}}
.zx .col span{{font-size:12px;text-align:center;white-space:nowrap}} .zx .pair{{display:flex;gap:3px;height:100%;align-items:flex-end}}
.zx .feet{{display:flex;gap:14px;padding:2px 4px;width:max-content}} .zx .feet span{{text-align:center;font-size:12px;width:71px}} .zx .feet.one span{{width:60px}}
.zx .pace .col{{width:60px}}
.zx progress{{width:220px;vertical-align:middle}}
.zx img{{max-width:100%}}
.zx-page :focus-visible{{outline:3px solid {ORANGE}!important;outline-offset:1px}}
.zx-page .widget-html,.zx-page .widget-html-content,.zx-page .widget-tab,.zx-page .widget-tab-contents,.zx-page .widget-tab-contents>*{{min-width:0;max-width:100%}}
.zx-page .widget-label{{color:{INK}}}
</style>"""
