"""What somebody would write by hand for each figure, in SQL and in pandas: year, municipality, value."""

MUNICIPAL = ("folkeskole", "special-school", "internal-school", "youth-school")
SPECIAL_SCHOOLS = ("special-school", "internal-school")
IS_SPECIAL = "(class_type IN ('20', '29') OR school_type IN ('special-school', 'internal-school'))"
IS_ORDINARY = "(class_type = '10' AND school_type NOT IN ('special-school', 'internal-school'))"


def share(event: str, where: str, place: str = "home") -> str:
    return (
        f"SELECT year, {place}, count(*) FILTER ({event}) / count(*) FROM '{{file}}' "
        f"WHERE {where} AND {event} IS NOT NULL GROUP BY ALL"
    )


def moved(before: str, after: str) -> str:
    """The pupils in `before`, with those who are in `after` a year later beside them; unknown classes are
    left out.
    """
    return f"""
        WITH later AS (SELECT child, year - 1 AS year, {after} AS went FROM '{{file}}'
                       WHERE {after} IS DISTINCT FROM false)
        SELECT year + 1, coalesce(paying, home), count(*) FILTER (went) / count(*)
        FROM '{{file}}' LEFT JOIN later USING (child, year)
        WHERE {before} AND year < 2025 AND (later.child IS NULL OR went IS NOT NULL) GROUP BY ALL"""


BY_HAND = {
    "segregation-share": share(
        "class_type IN ('20', '29')", f"school_type IN {MUNICIPAL} AND grade BETWEEN 0 AND 9"
    ),
    "inclusion-share": share(IS_ORDINARY, f"school_type IN {(*MUNICIPAL, 'youth-boarding')}"),
    "special-class-share": share(
        "class_type IN ('20', '29')", "school_type = 'folkeskole' AND grade BETWEEN 0 AND 10", "owner"
    ),
    "inflow": moved(IS_ORDINARY, IS_SPECIAL),
    "outflow": moved(IS_SPECIAL, IS_ORDINARY),
    "special-start-share": share(IS_SPECIAL, "grade = 0 AND is_new"),
    "special-start-from-daycare": share(IS_SPECIAL, "grade = 0 AND is_new AND came_from = 'daycare'"),
    "near-home-share": share("near_home", "true"),
    "long-absence": share("long_absence", "true"),
    "time-with-peers": (
        "SELECT year, home, sum(peer_minutes) / sum(week_minutes) FROM '{file}' "
        f"WHERE {IS_SPECIAL} AND peer_minutes BETWEEN 0 AND week_minutes GROUP BY ALL"
    ),
}


COLUMNS = (
    "child", "home", "paying", "owner", "school_type", "class_type", "grade", "is_new", "came_from",
    "peer_minutes", "week_minutes", "near_home", "long_absence",
)  # fmt: skip


def read(pandas, file, *columns):
    """Only the columns that are looked at, as whoever knows pandas well would; or of a frame read before."""
    if not isinstance(file, str):
        return file[["year", *columns]]
    return pandas.read_parquet(file, columns=["year", *columns])


def is_special(rows):
    return rows.class_type.isin(["20", "29"]) | rows.school_type.isin(SPECIAL_SCHOOLS)


def is_ordinary(rows):
    return (rows.class_type == "10") & ~rows.school_type.isin(SPECIAL_SCHOOLS)


def told(rows):
    """Rows of which it is known whether they are special: a class is, or a special school makes up for it."""
    return rows[rows.class_type.notna() | rows.school_type.isin(SPECIAL_SCHOOLS)]


def segregation(pandas, file):
    rows = read(pandas, file, "home", "school_type", "class_type", "grade")
    rows = rows[rows.school_type.isin(MUNICIPAL) & rows.grade.between(0, 9) & rows.class_type.notna()]
    return rows.assign(hit=rows.class_type.isin(["20", "29"])).groupby(["year", "home"]).hit.mean()


def inclusion(pandas, file):
    rows = read(pandas, file, "home", "school_type", "class_type")
    rows = told(rows[rows.school_type.isin([*MUNICIPAL, "youth-boarding"])])
    return rows.assign(hit=is_ordinary(rows)).groupby(["year", "home"]).hit.mean()


def special_class(pandas, file):
    rows = read(pandas, file, "owner", "school_type", "class_type", "grade")
    rows = rows[(rows.school_type == "folkeskole") & rows.grade.between(0, 10) & rows.class_type.notna()]
    return rows.assign(hit=rows.class_type.isin(["20", "29"])).groupby(["year", "owner"]).hit.mean()


def flows(before, after):
    def found(pandas, file):
        rows = read(pandas, file, "child", "paying", "home", "school_type", "class_type")
        later = rows[["child", "year"]].assign(
            year=rows.year - 1,
            went=after(rows),
            is_told=rows.class_type.notna() | rows.school_type.isin(SPECIAL_SCHOOLS),
        )
        start = rows[before(rows) & (rows.year < 2025)]
        both = start.merge(later, on=["child", "year"], how="left")
        both = both[both.is_told.fillna(value=True).astype(bool)]
        both = both.assign(place=both.paying.fillna(both.home), year=both.year + 1)
        went = both.went.astype("boolean").fillna(value=False)
        return both.assign(went=went.astype(bool)).groupby(["year", "place"]).went.mean()

    return found


def starting(daycare):
    def found(pandas, file):
        rows = read(pandas, file, "home", "school_type", "class_type", "grade", "is_new", "came_from")
        rows = told(rows[(rows.grade == 0) & rows.is_new & ((rows.came_from == "daycare") | (not daycare))])
        return rows.assign(hit=is_special(rows)).groupby(["year", "home"]).hit.mean()

    return found


def yes(column):
    return lambda pandas, file: read(pandas, file, "home", column).groupby(["year", "home"])[column].mean()


def minutes(pandas, file):
    rows = read(pandas, file, "home", "school_type", "class_type", "peer_minutes", "week_minutes")
    rows = rows[is_special(rows) & (rows.peer_minutes <= rows.week_minutes)]
    sums = rows.groupby(["year", "home"])[["peer_minutes", "week_minutes"]].sum()
    return sums.peer_minutes / sums.week_minutes


IN_PANDAS = {
    "segregation-share": segregation,
    "inclusion-share": inclusion,
    "special-class-share": special_class,
    "inflow": flows(is_ordinary, is_special),
    "outflow": flows(is_special, is_ordinary),
    "special-start-share": starting(daycare=False),
    "special-start-from-daycare": starting(daycare=True),
    "near-home-share": yes("near_home"),
    "long-absence": yes("long_absence"),
    "time-with-peers": minutes,
}
