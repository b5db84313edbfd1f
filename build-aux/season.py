#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A season at a department's desk, by the command line alone.

season.py DEXUAT-CLI FOLDER: makes sixty dossiers in FOLDER/thu-den, as they
come by post, by hand and by e-mail, seven of them faulty in known ways, and
takes them from there to the consolidated table and the letter above it. The
register is in FOLDER/du-lieu, away from the user's own.
"""

import copy
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import uuid
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CALL = "dien-bien-2026"
NOW = "2025-08-12T09:00+07:00"
ENDINGS = ("json", "dxhs", "docx", "pdf", "zip")
SOUND = 53
PLACES = ("Mường Thanh", "Mường Lay", "Tủa Chùa", "Tuần Giáo", "Mường Ảng",
          "Nậm Pồ", "Mường Nhé", "Mường Chà", "Điện Biên Đông", "Na Sang")
# What an officer writes down beside each pile.
PILES = {
    "truc-tuyen": ("--channel", "online", "--arrived", "2025-08-06"),
    "truc-tiep": ("--channel", "in-person", "--arrived", "2025-08-07"),
    "buu-dien": ("--channel", "post", "--stamped", "2025-08-07", "--arrived",
                 "2025-08-11"),
}
# What the form of a later circular has in the place of ours.
OTHER_FORM = (
    ("15/2022/TT-BKHCN", "06/2023/TT-BKHCN"),
    ("II. TÍNH CẤP THIẾT CỦA NHIỆM VỤ", "2. Căn cứ đề xuất"),
    ("III. MỤC TIÊU CỦA NHIỆM VỤ", "3. Hình thức thực hiện"),
)
# Letters of TCVN3 as Unicode programs show them.
TCVN3 = "Tû lÖ h¹t lçi t¹i 15 c¬ së dù kiÕn gi¶m tõ 9% xuèng kh«ng qu¸ 6%."


def dumped(value):
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8")


def zipped(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


class Season:
    """What is made, and what the desk must say of it: @expected holds, by
    the name of a file below its pile, its result, and @rows the proposal that
    the table must show, by id."""

    def __init__(self, cli, folder):
        self.cli = cli
        self.folder = pathlib.Path(folder)
        self.inbox = self.folder / "thu-den"
        self.home = self.folder / "du-lieu"
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.home))
        self.expected = {}
        self.rows = {}
        self.bases = [json.loads(path.read_text(encoding="utf-8"))
                      for path in sorted((ROOT / "examples").glob("*.json"))]

    def begin(self):
        """An earlier season makes room; anything else is left alone."""
        if (self.home / "dexuat").is_dir() and self.inbox.is_dir():
            shutil.rmtree(self.folder)
        if self.folder.exists() and any(self.folder.iterdir()):
            sys.exit(f"{self.folder}: thư mục đã có tệp khác, hãy chọn thư "
                     f"mục khác")
        self.folder.mkdir(parents=True, exist_ok=True)

    def run(self, *args, code=0):
        done = subprocess.run([self.cli, *map(str, args), "--date", NOW],
                              capture_output=True, text=True,
                              encoding="utf-8", env=self.env, check=False)
        if done.returncode != code:
            raise RuntimeError(f"{args}: {done.returncode}\n{done.stdout}"
                               f"{done.stderr}")
        return done

    def proposal(self, number):
        """One of its own, with amounts that no other has."""
        made = copy.deepcopy(self.bases[number % len(self.bases)])
        values = made["values"]
        place = PLACES[number % len(PLACES)]
        made["id"] = str(uuid.uuid5(uuid.NAMESPACE_URL,
                                    f"urn:dexuat:season:{number}"))
        made["call"] = CALL
        made["revision"] = 1
        values["plan-year"] = 2026
        values["I.name"] = f"{values['I.name']} (địa bàn {place}, {number})"
        values["X.name"] = f"{values['X.name']} - Cơ sở {number}"
        values["IX.state-budget"] = 900000000 + number * 10000000 + number
        values["IX.counterpart"] = 300000000 + number * 3000000
        values["IX.total"] = (values["IX.state-budget"]
                              + values["IX.counterpart"])
        values.pop("IX.costs", None)
        return made

    def put(self, pile, name, data, result):
        path = self.inbox / pile / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.expected[f"{pile}/{name}"] = result
        return path

    def written(self, proposal, ending):
        """The proposal as a file of that kind."""
        data = dumped(proposal)
        if ending == "json":
            return data
        if ending == "zip":
            return zipped(("ho-so/phieu.json", data))
        source = self.folder / "lam.json"
        out = self.folder / f"lam.{ending}"
        source.write_bytes(data)
        self.run("export", source, out)
        made = out.read_bytes()
        source.unlink()
        out.unlink()
        return made

    def add(self, pile, name, proposal, ending, result="new"):
        self.rows[proposal["id"]] = proposal
        member = "/ho-so/phieu.json" if ending == "zip" else ""
        self.put(pile, f"{name}.{ending}", self.written(proposal, ending),
                 result)
        if member:
            self.expected[f"{pile}/{name}.{ending}{member}"] = (
                self.expected.pop(f"{pile}/{name}.{ending}"))

    def other_form(self, proposal):
        """The slip of another circular: same code, another form."""
        own = io.BytesIO(self.written(proposal, "docx"))
        members = []
        with zipfile.ZipFile(own) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                if name.startswith("customXml/item"):
                    continue
                if name == "word/document.xml":
                    for ours, theirs in OTHER_FORM:
                        data = data.replace(ours.encode("utf-8"),
                                            theirs.encode("utf-8"))
                members.append((name, data))
        return zipped(*members)

    def make_faulty(self):
        """Seven that are faulty, each in its way."""
        self.put("truc-tuyen", "54 mau khac.docx",
                 self.other_form(self.proposal(54)), "refused")
        legacy = self.proposal(55)
        legacy["values"]["VI.effects"] = TCVN3
        self.add("truc-tuyen", "55 phong chu TCVN3", legacy, "json")
        self.put("truc-tuyen", "56 bom nen.zip",
                 zipped(("ho-so.json", bytes(520 << 20))), "refused")
        self.put("truc-tuyen", "57 cut.dxhs",
                 self.written(self.proposal(57), "dxhs")[:-200], "refused")
        self.put("truc-tuyen", "58 gui lai.json",
                 self.written(self.rows[self.proposal(1)["id"]], "json"),
                 "same")
        self.add("buu-dien", "59 den muon", self.proposal(59), "json")
        newer = self.proposal(2)
        newer["revision"] = 2
        newer["values"]["IX.counterpart"] += 50000000
        newer["values"]["IX.total"] += 50000000
        self.add("truc-tuyen", "60 ban moi", newer, "json", "new-version")

    def make(self):
        piles = list(PILES)[:2]
        for number in range(1, SOUND + 1):
            self.add(piles[number % 5 == 0], f"{number:02} de xuat",
                     self.proposal(number), ENDINGS[number % len(ENDINGS)])
        self.make_faulty()

    def receive(self):
        """Takes all piles in; returns what the desk says, by file."""
        found = {}
        for pile, options in PILES.items():
            lines = json.loads(self.run(
                "desk", "receive", self.inbox / pile, "--call", CALL,
                "--json", *options).stdout)
            for line in lines:
                line["pile"] = pile
                name = line["file"].partition(f"{pile}/")[2]
                found[f"{pile}/{name}"] = line
        return found

    def votes(self, favour):
        """Nine members, @favour of them for it."""
        items = ("necessity", "objectives", "results", "effects",
                 "feasibility")
        roles = ("chair", "secretary", *("member",) * 7)
        return {
            "format": "dexuat-votes", "version": 1, "date": "2025-08-20",
            "papers-sent": "2025-08-12", "reviewers": ["m3", "m4"],
            "members": [{"id": f"m{n}", "name": f"Ủy viên {n}", "role": role,
                         "present": True} for n, role in enumerate(roles, 1)],
            "ballots": [
                {"count": favour, "items": dict.fromkeys(items, "pass")},
                *([{"count": 9 - favour,
                    "items": dict(dict.fromkeys(items, "pass"),
                                  results="fail"),
                    "reason": "Kết quả chưa rõ số lượng"}]
                  if favour < 9 else [])]}

    def work(self):
        """Between register and table: completeness, a letter, votes and the
        order. Returns the numbers in the table."""
        numbers = [line["number"] for line in json.loads(
            self.run("desk", "list", "--call", CALL, "--json").stdout)]
        for number in numbers[1:]:
            self.run("desk", "complete", number, "slip=present",
                     "soft-copy=present")
        self.run("desk", "complete", numbers[0], "slip=present",
                 "commitment=missing", "--remark", "cần bản gốc")
        self.run("desk", "remark", numbers[0], "--field", "III.objectives",
                 "--text", "Nêu rõ số doanh nghiệp của tỉnh tham gia")
        self.run("desk", "receipt", numbers[0],
                 self.folder / "giay-tiep-nhan.pdf")
        self.run("desk", "supplement", numbers[0],
                 self.folder / "de-nghi-bo-sung.pdf", "--reply-by",
                 "2025-08-20")
        self.run("desk", "remarks", numbers[0],
                 self.folder / "gop-y.dxnx", "--reply-by", "2025-08-20")
        ballots = self.folder / "phieu.json"
        for place, number in enumerate(numbers[1:]):
            ballots.write_bytes(dumped(self.votes(9 - place % 2)))
            self.run("desk", "vote", number, ballots)
        ballots.unlink()
        self.run("desk", "rank", "--call", CALL, "--by", "votes")
        return numbers

    def consolidate(self, *endings):
        for ending in endings:
            self.run("desk", "consolidate",
                     self.folder / f"bang-tong-hop.{ending}", "--call", CALL)


def main():
    season = Season(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    season.begin()
    season.make()
    print(f"Đã tạo 60 hồ sơ trong {season.inbox}, 7 hồ sơ có lỗi biết trước")
    found = season.receive()
    for name, line in sorted(found.items()):
        print(f"  {line['number'] or '-':>8}  {line['result']:<11} "
              f"{line['timing'] or '-':<8} {name}")
    numbers = season.work()
    season.consolidate("pdf", "docx", "xlsx", "csv")
    season.run("desk", "report", season.folder / "to-trinh.pdf", "--call",
               CALL)
    season.run("desk", "archive", season.folder / "luu-tru.zip", "--call",
               CALL)
    season.run("desk", "audit")
    print(f"Bảng tổng hợp {len(numbers)} nhiệm vụ (pdf, docx, xlsx, csv), tờ "
          f"trình, giấy tiếp nhận, công văn bổ sung kèm tệp góp ý và tệp lưu "
          f"trữ ở {season.folder}")


if __name__ == "__main__":
    main()
