"""Questions put to a plan (why, why not, what would it take, what if): each answered by re-solving."""

from zsyz_model.inquiry.differing import losses, moves
from zsyz_model.inquiry.known import Known, ask, know, know_stored, wished

__all__ = ["Known", "ask", "know", "know_stored", "losses", "moves", "wished"]
