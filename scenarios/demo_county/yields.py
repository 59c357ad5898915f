"""The rates behind the estimates: intensity, output, tax, jobs and energy by industry."""

from __future__ import annotations

Range = tuple[float, float]
PARKS = ("G14", "G15", "G16")

_INTENSITY: dict[str, Range] = {
    "生物医药": (420, 720), "高端化工": (380, 640), "纺织服装": (320, 520),
    "现代包装制品": (340, 600), "机电设备制造": (380, 680), "农副产品精深加工": (320, 520),
    "新能源": (450, 760), "新材料": (400, 700), "现代服务业": (420, 760),
}  # fmt: skip
_OUTPUT: dict[str, Range] = {"现代服务业": (260, 400), "高端化工": (360, 560)}
_TAX: dict[str, Range] = {"高端化工": (24, 45), "生物医药": (24, 45)}
_JOBS: dict[str, Range] = {"纺织服装": (7, 12)}
_ENERGY: dict[str, Range] = {
    "高端化工": (0.15, 0.30), "新能源": (0.08, 0.20), "新材料": (0.08, 0.20),
    "机电设备制造": (0.03, 0.08), "现代服务业": (0.03, 0.06),
}  # fmt: skip


def intensity(industry: str) -> Range:
    """Fixed investment on a mu, 万元."""
    return _INTENSITY.get(industry, (320, 520))


def output_per_mu(industry: str) -> Range:
    """Yearly output of a mu, 万元."""
    return _OUTPUT.get(industry, (300, 520))


def tax_per_mu(industry: str) -> Range:
    """Yearly tax of a mu, 万元."""
    return _TAX.get(industry, (16, 36))


def jobs_per_mu(industry: str) -> Range:
    """Jobs on a mu."""
    return _JOBS.get(industry, (1.8, 5.0))


def energy_per_wan(industry: str) -> Range:
    """Energy of 万元 of output, tonnes of coal equivalent."""
    return _ENERGY.get(industry, (0.05, 0.15))


def converted_share(place: str) -> Range:
    """Share of the land that is still farm land: lower in the parks."""
    return (0.55, 0.90) if place in PARKS else (0.60, 0.95)
