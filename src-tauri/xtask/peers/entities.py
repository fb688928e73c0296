#!/usr/bin/env python3
"""What the scorer of names does not measure.

story PROGRAM GOLD   dates with their values and quotations with their speakers in the story that is
                     marked by hand, against what the program finds
usage PROGRAM DATA   processor time and memory over all documents, and for one article with the start
"""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile


def normal(words):
    """Words without quotation marks and signs at the ends."""
    return re.sub(r"^\W+|\W+$", "", words)


def story(program, gold_path):
    with open(gold_path, encoding="utf-8") as file:
        gold = json.load(file)
    path = os.path.join(os.path.dirname(os.path.abspath(gold_path)), gold["file"])
    command = [program, "entities", "--date", gold["article_date"], "--format", "json", path]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    dates = {}
    for entity in found["entities"]:
        if entity["type"] == "DATE":
            for one in entity["mentions"]:
                dates[one["start"], one["end"]] = entity["value"]
    marked = [
        ((one["start"], one["end"]), entity["value"])
        for entity in gold["entities"]
        if entity["type"] == "DATE"
        for one in entity["mentions"]
    ]
    right = [place for place, value in marked if dates.get(place) == value]
    print(f"dates: {len(right)} of {len(marked)} with their value; {len(dates)} found")
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    spoken = {normal(one["text"]): one["speaker"] for one in found["quotes"]}
    meant = [one for one in gold["quotes"] if one["speaker"]]
    scare = [one for one in gold["quotes"] if not one["speaker"]]
    right = [one for one in meant if spoken.get(normal(one["text"])) == names[one["speaker"]]]
    taken = [one for one in scare if normal(one["text"]) in spoken]
    print(
        f"quotations: {len(right)} of {len(meant)} with their speaker; {len(spoken)} found; "
        f"{len(taken)} of {len(scare)} words held at a distance taken for one"
    )


def used():
    """Seconds of processor time of all programs that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def usage(program, data):
    with open(data, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    words = sum(len(text.split()) for text in texts)
    times = []
    for _ in range(5):
        before = used()
        with open(os.devnull, "w", encoding="utf-8") as null:
            subprocess.run([program, "entities", "--batch", data], check=True, stdout=null)
        times.append(used() - before)
    article = max(texts, key=lambda text: -abs(len(text.split()) - 800))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(article)
        file.flush()
        before = used()
        for _ in range(20):
            command = [program, "entities", "--format", "json", file.name]
            subprocess.run(command, check=True, capture_output=True)
        single = (used() - before) / 20
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{1e6 * min(times) / words:.2f} CPU ms for 1,000 words (least of 5); an article of "
        f"{len(article.split())} words with the start {1000 * single:.1f} ms; {memory:.0f} MB at most"
    )


def main():
    actions = {"story": story, "usage": usage}
    if len(sys.argv) != 4 or sys.argv[1] not in actions:
        sys.exit(__doc__)
    actions[sys.argv[1]](*sys.argv[2:])


main()
