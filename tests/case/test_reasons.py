from zsyz_model.case import Reason, Unplaced


def test_reasons_are_values() -> None:
    reason = Reason("finance_gap", "差 10 万元", "再落实 10 万元")

    assert Unplaced("P1", (reason,)) == Unplaced(
        "P1", (Reason(*("finance_gap", "差 10 万元", "再落实 10 万元")),)
    )
    assert hash(reason) == hash(Reason("finance_gap", "差 10 万元", "再落实 10 万元"))
