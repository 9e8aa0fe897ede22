"""Generate policies with known truth.

    python benchmarks/policies/generate.py --seed 1 --count 200 --out DIR

Facts (SDKs, permissions, data types) x layouts x header synonyms x separators x
damage x formats (HTML, Markdown, text flattened in several ways, DOCX, PDF).
The same seed gives the same documents. PDF needs ``reportlab``; without it
those documents become DOCX.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from policies import blocks as b
from policies import parts as make
from policies import prose
from policies import vocabulary as voc
from policies.tagged import Compiled, compile_text

FORMATS = ("html",) * 6 + ("markdown",) * 4 + ("text",) * 7 + ("docx",) * 2 + ("pdf",)


def _chapters(plan: make.Plan, app: str, mail: str) -> list[list[b.Block]]:
    rng = plan.rng
    table = prose.CHAPTERS_EN if plan.lang == "en" else prose.CHAPTERS_ZH
    out: list[list[b.Block]] = []
    for title, lines in table.items():
        if rng.random() < 0.75:
            some = rng.sample(lines, rng.randint(1, len(lines)))
            filled = [x.format(app=app, mail=mail, city=rng.choice(voc.CITIES)) for x in some]
            out.append([b.Heading(title), *[b.Para(x) for x in filled]])
    rng.shuffle(out)
    return out


def document(seed: int, index: int) -> tuple[Compiled, bytes]:
    """The ``index``-th document of a seed, with the bytes of its file."""
    rng = random.Random(f"{seed}/{index}")
    lang = "en" if rng.random() < 0.15 else "zh"
    form = rng.choice(FORMATS)
    if form == "pdf" and importlib.util.find_spec("reportlab") is None:
        form = "docx"
    plan = make.Plan(rng, lang, form, make.choose_sdks(rng, lang), damage=rng.random() < 0.35)
    en = lang == "en"
    app = rng.choice(prose.APPS_EN if en else prose.APPS_ZH)
    company = rng.choice(prose.COMPANIES_EN if en else prose.COMPANIES_ZH)
    flat, style = rng.choice(b.FLAT_STYLES), rng.choice(b.HTML_STYLES)
    keys = rng.choice([k for k in b.KEY_STYLES if k != "newline" or form == "text"])
    title = f"{app} Privacy Policy" if en else f"{app}隐私政策"
    parts: list[b.Block] = [b.Heading(title, 1)]
    openings = prose.OPENINGS_EN if en else prose.OPENINGS_ZH
    parts += [b.Para(x.format(app=app, company=company)) for x in rng.sample(openings, 2)]
    if not en and rng.random() < 0.2:
        parts += make.glossary(plan)
    data = make.data_part(plan)
    maker = rng.choice(
        (
            make.sdk_table,
            make.sdk_table,
            make.sdk_table,
            make.sdk_records,
            make.sdk_records,
            make.sdk_numbered,
            make.sdk_sentences,
        )
    )
    sdk_block = maker(plan)
    decoys = prose.DECOYS_EN if en else prose.DECOYS_ZH
    sdk_title = rng.choice(
        ("Third-party services", "Third-party SDKs", "Software development kits")
        if en
        else ("第三方SDK目录", "接入第三方SDK的说明", "第三方信息共享清单", "附件：第三方SDK列表")
    )
    sdk_part = [
        b.Heading(sdk_title),
        *[b.Para(x) for x in rng.sample(decoys, rng.randint(0, 2))],
        *sdk_block,
    ]
    parts += [
        b.Heading("Information we collect" if en else "我们收集哪些信息"),
        *data,
        *make.denials(plan),
    ]
    if rng.random() < 0.75:
        parts += [b.Heading("Permissions" if en else "设备权限说明"), *make.permission_part(plan)]
        if not en and rng.random() < 0.2:
            parts += make.ios_part(plan)
    chapters = _chapters(plan, app, "privacy@app.example")
    at = rng.choice((len(chapters), rng.randint(0, len(chapters))))
    for chapter in (*chapters[:at], sdk_part, *chapters[at:]):
        parts += chapter
    if not en and rng.random() < 0.12:
        parts += make.previous(plan)
    return _finish(plan, parts, f"gen_{seed}_{index:04d}", title, app, flat, style, keys)


def _finish(
    plan: make.Plan,
    parts: list[b.Block],
    stem: str,
    title: str,
    app: str,
    flat: str,
    style: str,
    keys: str,
) -> tuple[Compiled, bytes]:
    suffix = {"html": "html", "markdown": "md", "text": "txt", "docx": "docx", "pdf": "pdf"}
    rng = random.Random(stem)
    detail = {"html": style, "text": flat}.get(plan.form, "")
    layouts = [plan.form + (f"-{detail}" if detail else ""), *plan.layouts]
    layouts += [f"keys-{keys}"] if "sdk-records" in plan.layouts else []
    layouts += ["damage"] if plan.damage else []
    encoding = "gb18030" if plan.form in ("html", "text") and rng.random() < 0.1 else "utf-8"
    if plan.form == "html":
        body = b.to_html(parts, rng, style, keys, title)
        if encoding != "utf-8":
            body = body.replace('charset="utf-8"', 'charset="gb18030"')
    elif plan.form == "markdown":
        body = b.to_markdown(parts, rng, keys)
    else:
        body = b.to_text(parts, rng, flat, keys)
    head = [
        f"file: {stem}.{suffix[plan.form]}",
        f"title: {title}",
        f"app: {app}",
        f"language: {'en' if plan.lang == 'en' else 'zh-Hans'}",
        f"encoding: {encoding}",
        f"layout: {' '.join(layouts)}",
        *plan.head,
    ]
    compiled = compile_text("\n".join(head) + "\n%%%%\n" + body, stem)
    if plan.form in ("docx", "pdf"):
        for kind in ("permissions", "sdks", "data_types"):
            for row in compiled.gold[kind]:
                row |= {"line": None, "lines": []}
        data = b.to_docx(parts, keys) if plan.form == "docx" else b.to_pdf(parts, keys)
        return replace(compiled, text=""), data
    return compiled, compiled.data()


def generate(seed: int, count: int, out: Path) -> list[Path]:
    """Write ``count`` documents with their gold into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for index in range(count):
        compiled, data = document(seed, index)
        path = out / compiled.name
        path.write_bytes(data)
        gold = json.dumps(compiled.gold, ensure_ascii=False, indent=1) + "\n"
        (out / f"{compiled.name}.gold.json").write_text(gold, encoding="utf-8")
        written.append(path)
    return written


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Generate policies with known truth.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    for path in generate(args.seed, args.count, args.out):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
