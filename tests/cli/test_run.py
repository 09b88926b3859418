"""`govflow run` walks any diagram without a database."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from govflow.cli import main
from tests.engine.driver import drawn
from tests.engine.generator.sketch import bpmn

REWORK = """
start S
user A
and F
user B
user C
and J
xor G
end E
S > A > F > B > J > G
F > C > J
G > A : again = true
G > E : default
"""


def walked(folder: Path, *texts: str, code: int = 0, more: tuple[str, ...] = ()) -> dict:
    file = folder / "drawn.bpmn"
    file.write_bytes(bpmn(*texts))
    told = CliRunner().invoke(main, ["run", str(file), "--json", "--trace", *more])
    assert told.exit_code == code, told.output
    return json.loads(told.output)


def test_without_a_script_it_goes_as_far_as_it_can(tmp_path: Path):
    told = walked(tmp_path, REWORK)
    assert (told["verdict"], told["visited"], told["ends"]) == (
        "ended",
        ["S", "A", "F", "B", "C", "J", "G", "E"],
        ["E"],
    )


def test_a_script_says_who_answers_what(tmp_path: Path):
    lines = 'complete A {"again": true}\ncomplete C\ncomplete B\n# again\ncomplete A {"again": false}'
    told = walked(tmp_path, REWORK, more=("--script", lines))
    assert told["verdict"] == "waits"
    assert [wait["element"] for wait in told["waits"]] == ["B", "C"]
    steps = [{"complete": "A", "answers": {"again": True}}, {"complete": "C"}, {"complete": "B"}]
    as_json = walked(tmp_path, REWORK, more=("--script", json.dumps(steps)))
    assert [wait["element"] for wait in as_json["waits"]] == ["A"]
    on = walked(tmp_path, REWORK, more=("--script", 'complete A {"again": false}', "--go-on"))
    assert on["verdict"] == "ended"


def test_messages_pass_between_the_pools_of_one_file(tmp_path: Path):
    asks = "start S\nthrow ask message=question\ncatch got message=answer\nend E\nS > ask > got > E"
    answers = "start s2 message=question\nuser think\nend e2 message=answer\ns2 > think > e2"
    told = walked(tmp_path, asks, answers)
    assert told["verdict"] == "ended"
    assert told["process"] == ["P", "P2"]
    assert told["visited"] == ["S", "ask", "got", "s2", "think", "e2", "E"]
    assert [message["message"] for message in told["messages"]] == ["question", "answer"]


def test_a_task_with_a_message_flow_sends_its_message_when_it_is_done(tmp_path: Path):
    asks, answers = (
        "start S\nuser ask\nend E\nS > ask > E",
        "start s2 message=asked\nuser think\nend e2\ns2 > think > e2",
    )
    flow = '<bpmn:messageFlow id="m" sourceRef="ask" targetRef="s2"/>'
    pools = f'<bpmn:collaboration id="all">{flow}</bpmn:collaboration>'
    file = tmp_path / "pools.bpmn"
    file.write_bytes(bpmn(asks, answers).replace(b"<bpmn:process", pools.encode() + b"<bpmn:process", 1))
    told = json.loads(CliRunner().invoke(main, ["run", str(file), "--json"]).output)
    assert (told["verdict"], told["process"]) == ("ended", ["P", "P2"])
    assert told["visited"] == ["S", "ask", "E", "s2", "think", "e2"]


def test_a_round_that_a_person_closes_is_not_walked_for_ever(tmp_path: Path):
    told = walked(tmp_path, "start S\nuser A\nxor G\nend E\nS > A > G\nG > A\nG > E")
    assert (told["verdict"], told["visited"]) == ("ended", ["S", "A", "G", "A", "G", "E"])


def test_a_signal_begins_the_processes_that_start_with_it(tmp_path: Path):
    told = walked(tmp_path, "start S\nthrow T signal=go\nend E\nS > T > E", "start s2 signal=go\nend e2\ns2 > e2")
    assert (told["verdict"], told["visited"]) == ("ended", ["S", "T", "E", "s2", "e2"])


def test_a_message_begins_a_process_at_a_gateway_of_events(tmp_path: Path):
    sends = "start S\nthrow T message=no\nend E\nS > T > E"
    waits = "event G\ncatch yes message=yes\ncatch no message=no\nend e2\nG > yes > e2\nG > no > e2"
    file = tmp_path / "gateway.bpmn"
    file.write_bytes(bpmn(sends, waits).replace(b'id="G"', b'id="G" instantiate="true"'))
    told = json.loads(CliRunner().invoke(main, ["run", str(file), "--json"]).output)
    assert (told["verdict"], told["visited"]) == ("ended", ["S", "T", "E", "G", "no", "e2"])


def test_it_waits_for_a_message_that_nobody_sends(tmp_path: Path):
    text = "start S\ncatch M message=answer\nuser A\nend E\nS > M > A > E"
    assert walked(tmp_path, text)["waits"] == [
        {"element": "M", "process": "P", "kind": "message", "name": "answer"}
    ]
    heard = walked(tmp_path, text, more=("--script", 'deliver M {"text": "yes"}', "--go-on"))
    assert (heard["verdict"], heard["facts"]) == ("ended", {"text": "yes"})


def test_time_passes_when_nobody_has_anything_to_do(tmp_path: Path):
    text = "start S\ncatch T timer=P1D\nend E\nS > T > E"
    assert walked(tmp_path, text)["verdict"] == "ended"
    assert walked(tmp_path, text, more=("--stop-at-timers",))["verdict"] == "waits"


def test_ad_hoc_work_is_done_once_each(tmp_path: Path):
    told = walked(tmp_path, "start S\nadhoc X\n  user a\n  user b\nend E\nS > X > E")
    assert told["visited"] == ["S", "X", "a", "b", "E"]


def test_trouble_and_a_dead_end_have_code_one(tmp_path: Path):
    troubled = walked(tmp_path, "start S\nxor G\nend A\nend B\nS > G\nG > A : x = 1\nG > B : x = 2", code=1)
    assert (troubled["verdict"], troubled["trouble"]["reason"]) == ("trouble", "no-way-out")
    stuck = walked(
        tmp_path, "start S\nxor G\nservice A\nservice B\nand J\nend E\nS > G > A > J > E\nG > B > J", code=1
    )
    assert stuck["verdict"] == "stuck"


def test_a_diagram_that_cannot_run_is_refused_with_its_findings(tmp_path: Path):
    told = walked(tmp_path, "start S\nthrow T link=nowhere\nS > T", code=1)
    assert told["verdict"] == "refused"
    found = told["findings"][0]
    assert (found["rule"], found["element"], found["line"] > 0) == ("link-without-target", "T", True)
    assert found["words"]
    assert found["advice"]


@pytest.mark.parametrize(
    "script",
    [
        "dance A",
        "complete",
        'complete A {"x": }',
        "complete Nobody",
        "[{}]",
        "[",
        "fire A",
        "advance soon",
        '[{"set": 5}]',
        '[{"complete": "A", "answers": 5}]',
    ],
)
def test_a_script_that_does_not_fit_has_code_two(tmp_path: Path, script: str):
    file = tmp_path / "drawn.bpmn"
    file.write_bytes(bpmn(REWORK))
    told = CliRunner().invoke(main, ["run", str(file), "--script", script])
    assert told.exit_code == 2, told.output
    assert "Traceback" not in told.output


def test_a_person_reads_the_same(tmp_path: Path):
    file = tmp_path / "drawn.bpmn"
    file.write_bytes(bpmn(REWORK))
    told = CliRunner().invoke(main, ["run", str(file), "--trace"])
    assert told.exit_code == 0
    assert "visited: S A F B C J G E" in told.output
    assert told.output.rstrip().endswith("verdict: ended")


def test_a_round_that_counts_is_walked_and_told_of_in_the_words_of_the_check(tmp_path: Path):
    counting = """
        start S
        script I
        xor M
        script T
        xor Q
        end E
        S > I > M > T > Q
        Q > M : x < 3
        Q > E : default
    """
    scripts = {"I": "<bpmn:script>x = 0</bpmn:script>", "T": "<bpmn:script>x = x + 1</bpmn:script>"}
    diagram = tmp_path / "counting.bpmn"
    diagram.write_bytes(drawn(counting, inside=scripts).xml)

    walked = json.loads(CliRunner().invoke(main, ["run", str(diagram), "--json"]).stdout)
    [checked] = json.loads(CliRunner().invoke(main, ["check", str(diagram), "--json"]).stdout)

    [told] = [one for one in walked["findings"] if one["rule"] == "round-without-wait"]
    [refused] = [one for one in checked["findings"] if one["rule"] == "round-without-wait"]
    assert (walked["verdict"], checked["verdict"]) == ("ended", "refused")
    assert walked["visited"].count("T") == 3
    assert (told["words"], told["element"], told["line"]) == (
        refused["words"],
        refused["element"],
        refused["line"],
    )


TWO_TIMES = "start S\nevent G\ncatch C timer=P2D\ncatch D timer=PT3H\nend E\nend F\nS > G\nG > C > E\nG > D > F"


def test_the_clock_moves_to_the_timer_that_rings_first(tmp_path: Path):
    told = walked(tmp_path, TWO_TIMES, more=("--on", "2018-03-14T10:00+06:00"))
    assert told["visited"] == ["S", "G", "D", "F"]
    assert [line["element"] for line in told["trace"] if line["did"] == "time"] == ["2018-03-14T13:00:00+06:00"]


def test_a_script_may_let_time_pass(tmp_path: Path):
    text = "start S\nuser A\nboundary B on=A timer=R3/P1D quiet\nend E\nend F\nS > A > E\nB > F"
    told = walked(tmp_path, text, more=("--on", "2018-03-14T10:00+06:00", "--script", "advance P2D"))
    assert told["visited"] == ["S", "A", "B", "F", "B", "F"]
    assert [wait["rings"] for wait in told["waits"] if "rings" in wait] == ["2018-03-17T10:00:00+06:00"]
    assert [line["element"] for line in told["trace"] if line["did"] == "time"] == [
        "2018-03-15T10:00:00+06:00",
        "2018-03-16T10:00:00+06:00",
    ]


def test_a_timer_that_repeats_for_ever_rings_as_long_as_something_else_is_due(tmp_path: Path):
    text = (
        "start S\nreceive R\nboundary B on=R timer=R/PT1H quiet\nboundary T on=R timer=PT150M\nend E\nend F\nend G"
    )
    told = walked(tmp_path, f"{text}\nS > R > E\nB > F\nT > G")
    assert told["visited"] == ["S", "R", "B", "F", "B", "F", "T", "G"]
    alone = walked(
        tmp_path, "start S\nreceive R\nboundary B on=R timer=R/PT1H quiet\nend E\nend F\nS > R > E\nB > F"
    )
    assert (alone["verdict"], alone["visited"]) == ("waits", ["S", "R", "B", "F"])


def test_a_signal_is_heard_by_whoever_is_on_the_way_to_listen(tmp_path: Path):
    text = "start S\nand F\nthrow T signal=go\nservice a\ncatch C signal=go\nend E\nend X\nS > F\nF > T > X"
    told = walked(tmp_path, f"{text}\nF > a > C > E")
    assert (told["verdict"], told["ends"]) == ("ended", ["X", "E"])


PAID = [
    "start S\nthrow T message=Paid 'govflow:correlation=number'\nend E\nS > T > E",
    "start s\ncatch c message=Paid 'govflow:correlation=1'\nend e\ns > c > e",
    "start u\ncatch d message=Paid 'govflow:correlation=2'\nend f\nu > d > f",
]


def test_a_message_goes_to_the_one_it_is_meant_for(tmp_path: Path):
    told = walked(tmp_path, *PAID, more=("--data", '{"number": 2}'))
    assert [wait["element"] for wait in told["waits"]] == ["c"]
    assert told["messages"] == [{"element": "T", "message": "Paid", "payload": {}, "correlation": 2}]
    step = json.dumps([{"message": "Paid", "correlation": "1", "payload": {"sum": 5}}])
    assert walked(tmp_path, *PAID, more=("--data", '{"number": 2}', "--script", step))["verdict"] == "ended"


def test_an_early_message_from_outside_waits_in_the_mailbox(tmp_path: Path):
    text = "start S\nuser A\ncatch M message=Answer\nend E\nS > A > M > E"
    told = walked(tmp_path, text, more=("--script", 'message Answer {"yes": true}\ncomplete A'))
    assert (told["verdict"], told["facts"]) == ("ended", {"yes": True})


def test_an_error_nobody_catches_ends_its_run_and_no_other(tmp_path: Path):
    failing = "start S\nand F\nuser A\nend X error=Bad\nend E\nS > F\nF > A > E\nF > X"
    told = walked(tmp_path, failing, "start s\nuser a\nend e\ns > a > e", code=1)
    assert (told["verdict"], told["visited"]) == ("error", ["S", "F", "A", "X", "s", "a", "e"])
    assert told["runs"] == [
        {"process": "P", "run": 0, "how": "error", "error": "Bad"},
        {"process": "P2", "run": 1, "how": "ended"},
    ]


def test_the_trace_says_of_each_element_what_it_is_and_what_happened(tmp_path: Path):
    text = "start S\nscript A\ncatch C message=M\nend E\nS > A > C > E"
    told = walked(tmp_path, text, more=("--script", "message M"))
    lines = [(line["did"], line["element"], line.get("type"), line.get("event")) for line in told["trace"]]
    assert [line for line in lines if line[0] not in ("taken", "step")] == [
        ("begin", "P", "process", None),
        ("entered", "S", "startEvent", None),
        ("left", "S", "startEvent", None),
        ("entered", "A", "scriptTask", None),
        ("left", "A", "scriptTask", None),
        ("entered", "C", "intermediateCatchEvent", "message"),
        ("waits", "C", "intermediateCatchEvent", "message"),
        ("caught", "C", "intermediateCatchEvent", "message"),
        ("left", "C", "intermediateCatchEvent", "message"),
        ("entered", "E", "endEvent", None),
        ("ended", "E", "endEvent", None),
        ("ended", "P", "process", None),
    ]


def test_ad_hoc_work_that_is_never_enough_is_done_once_each(tmp_path: Path):
    told = walked(tmp_path, "start S\nadhoc X complete=never\n  user a\n  user b\nend E\nS > X > E")
    assert (told["verdict"], told["visited"]) == ("waits", ["S", "X", "a", "b"])
