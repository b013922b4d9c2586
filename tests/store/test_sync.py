"""A store holds the graph after a sync, whatever it held before, and nothing of anyone else is touched."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from papergraph.errors import StoreError
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.store import bolt
from papergraph.store import sync as syncing
from papergraph.store.bolt import Statement, Store
from papergraph.store.lease import Lease
from papergraph.store.results import Result
from papergraph.store.sync import SyncReport, is_current, sync
from tests.store.graphs import citing, held, small_graph
from tests.store.servers import Database, on_neo4j, on_newer

SIMPO = "concept:simpo"


def without(graph: PropertyGraph, *ids: str) -> PropertyGraph:
    nodes = [node for node in graph.nodes if node.id not in ids]
    edges = [edge for edge in graph.edges if edge.source not in ids and edge.target not in ids]
    return PropertyGraph.of(nodes, edges)


def changed(graph: PropertyGraph, id: str, **properties: object) -> PropertyGraph:
    nodes = [
        Node.of(node.label, node.id, {**node.properties, **properties}) if node.id == id else node  # type: ignore[dict-item]
        for node in graph.nodes
    ]
    return PropertyGraph.of(nodes, graph.edges)


class Counting:
    """Counts what the server says it wrote, on a real store."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writes: list[dict[str, int]] = []
        transact = store.transact

        def counted(*statements: Statement, proof: Statement | None = None) -> list[Result]:
            results = transact(*statements, proof=proof)
            self.writes += [dict(result.counters) for result in results]
            return results

        monkeypatch.setattr(store, "transact", counted)


def test_a_store_holds_the_graph_after_a_sync(store: Store) -> None:
    graph = small_graph()
    report = sync(store, graph, workspace_id="one")
    assert held(store) == graph
    assert report == SyncReport(nodes_created=len(graph.nodes), edges_created=len(graph.edges))


def test_a_concept_has_its_kind_as_second_label(store: Store) -> None:
    sync(store, small_graph(), workspace_id="one")
    found = store.read("MATCH (c:Concept:Method {name: 'DPO'}) RETURN labels(c)").records
    assert [sorted(labels) for (labels,) in found] == [["Concept", "Method", "Papergraph"]]


def test_a_second_sync_writes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(store, small_graph(), workspace_id="one")
    counting = Counting(store, monkeypatch)
    assert sync(store, small_graph(), workspace_id="one").unchanged
    assert sync(store, small_graph(), workspace_id="one", verify=True).unchanged
    assert counting.writes == []


def test_a_store_knows_the_graph_that_it_holds_by_its_mark(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    assert not is_current(store, workspace_id="one", mark="a")
    assert sync(store, graph, workspace_id="one", mark="a").unchanged
    assert is_current(store, workspace_id="one", mark="a")
    assert not is_current(store, workspace_id="two", mark="a")
    sync(store, PropertyGraph.of(graph.nodes, ()), workspace_id="one")
    assert not is_current(store, workspace_id="one", mark="a")


def test_a_large_answer_comes_in_portions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt, "PORTION", 10)
    portions = list(store.portions("UNWIND range(1, 25) AS i RETURN i"))
    assert [len(portion) for portion in portions] == [10, 10, 5]
    with pytest.raises(StoreError):
        list(store.portions("RETURN"))


def test_only_the_difference_is_written(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    other = changed(without(graph, "author:bob writer", "name:bob writer"), SIMPO, full_name="Simple")
    report = sync(store, other, workspace_id="one")
    assert held(store) == other
    gone = len(graph.edges) - len(other.edges)
    assert report == SyncReport(nodes_updated=1, nodes_deleted=2, edges_deleted=gone)


def test_a_property_that_is_gone_is_removed(store: Store) -> None:
    graph = small_graph()
    sync(store, changed(graph, SIMPO, full_name="Simple"), workspace_id="one")
    sync(store, graph, workspace_id="one")
    assert held(store) == graph


def test_a_concept_changes_its_kind_and_keeps_its_edges(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    other = changed(graph, SIMPO, kind="Model")
    sync(store, other, workspace_id="one")
    assert held(store) == other
    assert store.read("MATCH (c:Model) RETURN c.id").records == ((SIMPO,),)
    assert store.read("MATCH (c:Method {name: 'SimPO'}) RETURN c.id").records == ()


def test_a_move_to_another_kind_that_was_interrupted_is_completed(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    store.write("MATCH (n:Papergraph {id: $id}) SET n.pg_moving = n.id, n.id = null", {"id": SIMPO})
    sync(store, changed(graph, SIMPO, full_name="Simple"), workspace_id="one")
    assert held(store) == changed(graph, SIMPO, full_name="Simple")


def test_batches_give_the_same_as_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "BATCH_ROWS", 7)
    graph = citing(40)
    sync(store, graph, workspace_id="one")
    assert held(store) == graph
    sync(store, without(graph, *[f"arxiv:{n:05}" for n in range(20)]), workspace_id="one")
    assert len(held(store).nodes) == 20


def test_an_empty_graph_removes_everything_of_the_workspace(store: Store) -> None:
    sync(store, small_graph(), workspace_id="one")
    sync(store, PropertyGraph(), workspace_id="one")
    assert held(store) == PropertyGraph()


def test_progress_is_told(store: Store) -> None:
    told: list[tuple[int, int]] = []
    graph = small_graph()
    sync(store, graph, workspace_id="one", progress=lambda done, total: told.append((done, total)))
    everything = len(graph.nodes) + len(graph.edges)
    assert told[-1] == (everything, everything)


# --- several owners ---------------------------------------------------------------------------------------


def test_two_workspaces_and_a_users_own_papers_share_a_database(store: Store) -> None:
    store.write(
        "CREATE (p:Paper {id: 'arxiv:00001', title: 'my own'})-[:CITES {why: 'mine'}]->(:Paper {id: 'private'}) "
        "CREATE (:Concept {id: 'concept:dpo', name: 'DPO', note: 'mine'})"
    )
    mine = "MATCH (n) WHERE NOT n:Papergraph AND NOT n:PapergraphSync RETURN n.id, n.title, n.note ORDER BY n.id"
    before = store.read(mine).records
    first, second = citing(20), PropertyGraph.of(citing(30).nodes, citing(30).edges)
    sync(store, first, workspace_id="one")
    sync(store, second, workspace_id="two")
    sync(store, small_graph(), workspace_id="three")
    sync(store, PropertyGraph(), workspace_id="two")
    assert held(store) == PropertyGraph.of([*first.nodes, *small_graph().nodes], [*first.edges, *small_graph().edges])
    sync(store, PropertyGraph(), workspace_id="one")
    sync(store, PropertyGraph(), workspace_id="three")
    assert held(store) == PropertyGraph()
    assert store.read(mine).records == before
    assert store.read("MATCH (a)-[e:CITES]->(b) RETURN a.id, e.why, b.id").records == (
        ("arxiv:00001", "mine", "private"),
    )


def test_what_another_workspace_still_has_stays(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    sync(store, graph, workspace_id="two")
    sync(store, without(graph, SIMPO), workspace_id="one")
    assert held(store) == graph


def test_the_one_that_changed_last_wins_until_it_gives_up_its_part(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    sync(store, changed(graph, SIMPO, full_name="Other"), workspace_id="two")
    assert held(store) == changed(graph, SIMPO, full_name="Other")
    assert sync(store, graph, workspace_id="one").unchanged
    sync(store, PropertyGraph(), workspace_id="two")
    sync(store, graph, workspace_id="one")
    assert held(store) == graph


def test_a_relationship_between_our_nodes_that_a_user_made_stays(store: Store) -> None:
    graph = citing(5)
    sync(store, graph, workspace_id="one")
    store.write(
        "MATCH (a:Papergraph {id: 'arxiv:00000'}), (b:Papergraph {id: 'arxiv:00001'}) "
        "CREATE (a)-[:CITES {mine: true}]->(b), (a)-[:READ_BEFORE]->(b)"
    )
    sync(store, changed(graph, "arxiv:00000", title="New"), workspace_id="one")
    report = sync(store, without(graph, "arxiv:00000"), workspace_id="one")
    assert report.kept == 1
    assert store.read("MATCH (a)-[e:READ_BEFORE]->(b) RETURN a.id, a.title, labels(a), b.id").records == (
        (None, None, [], "arxiv:00001"),
    )
    assert store.read("MATCH ()-[e:CITES {mine: true}]->() RETURN count(e)").records == ((1,),)
    assert held(store) == without(graph, "arxiv:00000")


def test_what_a_user_added_to_our_nodes_and_edges_stays(store: Store) -> None:
    graph = citing(5)
    sync(store, graph, workspace_id="one")
    store.write("MATCH (a:Papergraph {id: 'arxiv:00000'}) SET a.note = 'read this', a.stars = 5")
    store.write(
        "MATCH (:Papergraph {id: 'arxiv:00003'})-[e:CITES]->(:Papergraph {id: 'arxiv:00004'}) SET e.note = 'so'"
    )
    sync(store, changed(graph, "arxiv:00000", title="New"), workspace_id="one")
    assert store.read("MATCH (a:Paper {note: 'read this'}) RETURN a.title").records == (("New",),)
    report = sync(store, PropertyGraph(), workspace_id="one")
    assert report.kept == 4  # the node, the edge, and the two nodes that the edge needs
    assert store.read("MATCH (a {note: 'read this'}) RETURN a.stars, a.title, labels(a)").records == ((5, None, []),)
    assert store.read("MATCH ()-[e:CITES]->() RETURN e.note, e.sources, e.pg_hash").records == (("so", None, None),)


# --- what goes wrong --------------------------------------------------------------------------------------


def test_what_was_changed_by_hand_is_mended_when_asked_to_verify(store: Store) -> None:
    graph = small_graph()
    sync(store, graph, workspace_id="one")
    store.write("MATCH (c:Concept {name: 'DPO'}) SET c.name = 'hand made'")
    store.write("MATCH (:Papergraph)-[e:VARIANT_OF]->() DELETE e")
    store.write("MATCH (p:Papergraph {id: 'arxiv:2305.18290'}) DETACH DELETE p")
    assert sync(store, graph, workspace_id="one").unchanged
    report = sync(store, graph, workspace_id="one", verify=True)
    assert held(store) == graph
    assert (report.nodes_created, report.nodes_updated) == (1, 1)


NEO4J = pytest.mark.parametrize("neo4j", [pytest.param("neo4j", marks=on_neo4j), pytest.param("newer", marks=on_newer)])


@NEO4J
def test_an_index_whose_constraint_was_not_finished_is_made_anew(request: pytest.FixtureRequest, neo4j: str) -> None:
    with request.getfixturevalue(f"{neo4j}_database").open() as store:
        sync(store, citing(3), workspace_id="one")
        store.write("DROP CONSTRAINT papergraphsync_id")
        store.write("CREATE INDEX papergraphsync_id FOR (n:PapergraphSync) ON (n.id)")
        sync(store, citing(4), workspace_id="two")
        assert held(store).nodes == citing(4).nodes
        names = "SHOW CONSTRAINTS YIELD name WHERE name = 'papergraphsync_id' RETURN name"
        assert store.read(names).records == (("papergraphsync_id",),)


@NEO4J
def test_an_index_of_someone_else_with_our_name_is_left_alone(request: pytest.FixtureRequest, neo4j: str) -> None:
    with request.getfixturevalue(f"{neo4j}_database").open() as store:
        store.write("DROP CONSTRAINT papergraphsync_id IF EXISTS")
        store.write("CREATE INDEX papergraphsync_id FOR (n:Other) ON (n.id)")
        try:
            with pytest.raises(StoreError, match=r"already exists.*drop it, or use another database"):
                sync(store, citing(3), workspace_id="one")
        finally:
            store.write("DROP INDEX papergraphsync_id")


class Cut(Exception):
    """Stands for the end of the process."""


@pytest.mark.parametrize("after", [1, 2, 4, 8, 11])
def test_a_sync_that_was_cut_off_is_completed_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    graph = small_graph()
    sync(store, without(graph, SIMPO), workspace_id="one")
    with monkeypatch.context() as patch:
        _cut(patch, after)
        with pytest.raises(Cut):
            sync(store, changed(without(graph, "author:bob writer"), SIMPO, full_name="X"), workspace_id="one")
    sync(store, graph, workspace_id="one")
    assert held(store) == graph


def _cut(patch: pytest.MonkeyPatch, after: int) -> None:
    """Lets a sync end after so many batches."""
    write = Lease.write
    done: list[Sequence[Statement]] = []

    def cut(self: Lease, *statements: Statement) -> list[Result]:
        if len(done) == after:
            raise Cut
        done.append(statements)
        return write(self, *statements)

    patch.setattr(Lease, "write", cut)


def test_of_two_syncs_at_once_one_waits(database: Database) -> None:
    graphs = [citing(300), citing(310)]
    errors: list[BaseException] = []

    def work(graph: PropertyGraph) -> None:
        try:
            with database.open() as store:
                sync(store, graph, workspace_id="one")
        except BaseException as error:
            errors.append(error)
            raise

    threads = [threading.Thread(target=work, args=(graph,)) for graph in graphs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with database.open() as store:
        assert held(store) in graphs
        sync(store, graphs[0], workspace_id="one")
        assert held(store) == graphs[0]


def test_a_sync_is_told_who_holds_the_store(store: Store) -> None:
    sync(store, citing(3), workspace_id="one")
    lease = Lease.take(store, patience=0)
    with pytest.raises(StoreError, match=r"is being synced by process \d+ on .*papergraph sync"):
        sync(store, citing(4), workspace_id="one", patience=0.1)
    lease.give()
    sync(store, citing(4), workspace_id="one", patience=0.1)


def test_the_lease_of_a_process_that_is_no_more_is_taken_over(store: Store) -> None:
    sync(store, citing(3), workspace_id="one")
    lease = Lease.take(store, patience=0)
    gone = lease.me.replace(f":{lease.me.split(':')[1]}:", ":4194999:")
    store.write("MATCH (l:PapergraphSync {id: 'lock'}) SET l.holder = $gone", {"gone": gone})
    sync(store, citing(4), workspace_id="one", patience=0)
    with pytest.raises(StoreError, match="took over"):
        lease.write(("CREATE (:Paper {title: 'too late'})", {}))
    assert store.read("MATCH (p:Paper {title: 'too late'}) RETURN p").records == ()


@pytest.mark.parametrize(
    "name", ["'}) DETACH DELETE (n) //", '"; MATCH (n) DETACH DELETE n', "`) REMOVE n:Papergraph", "\\u0027"]
)
def test_cypher_in_a_name_is_only_a_name(store: Store, name: str) -> None:
    nodes = [
        Node("Concept", f"concept:{name}", {"name": name, "kind": "Method"}),
        Node("Name", f"name:{name}", {"key": name}),
    ]
    graph = PropertyGraph.of(nodes, [Edge("NAMES", f"name:{name}", f"concept:{name}")])
    sync(store, graph, workspace_id=name)
    assert held(store) == graph


def test_values_that_a_store_cannot_hold_are_made_to_fit(store: Store) -> None:
    graph = PropertyGraph.of(
        [Node("Paper", "doi:1", {"title": "x" * 20_000, "votes": 10**30, "abstract": "y" * 20_000})], []
    )
    sync(store, graph, workspace_id="one")
    ((paper,),) = store.read("MATCH (p:Paper) RETURN p").records
    assert (len(paper.properties["title"]), len(paper.properties["abstract"])) == (2_000, 20_000)
    assert sync(store, graph, workspace_id="one", verify=True).unchanged
