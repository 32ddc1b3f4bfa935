"""The addresses of figures, in the table of test_doors.py: counted, released, read, taken out."""

OF_FIGURES = """\
indicators                           GET                  =   200 200 200 200 200 200
load-indicators                      GET                  =   -   -   -   -   200 200
export-indicators                    GET  pack            =   200 200 200 200 200 -
indicators-schema                    GET                  200 200 200 200 200 200 200
indicator                            GET  segregation-share = -   -   -   -   200 -
export-indicator                     GET  segregation-share csv = - - -   -   200 -
indicator-history                    GET  segregation-share = 200 200 200 200 200 -
indicator-definition                 GET  segregation-share 1 = 200 200 200 200 200 -
unit-figures                         GET  school          =   -   -   -   -   200 -
targets                              GET                  =   200 200 200 200 200 200
choose-yardstick                     GET  target          =   -   -   -   -   200 -
deliveries                           GET                  =   -   -   -   -   200 200
add-extract                          GET                  =   -   -   -   -   200 200
add-figures                          GET                  =   -   -   -   -   200 200
delivery                             GET  delivery        =   -   -   -   -   200 -
map-delivery                         GET  unmapped        =   -   -   -   -   200 -
confirm-delivery                     POST delivery        =   -   -   -   -   =   -
drop-delivery                        POST delivery        =   -   -   -   -   =   -
compute                              POST                 =   -   -   -   -   -   -
computation                          GET  computation     =   -   -   -   -   200 -
neighbours                           GET                  =   -   -   -   -   200 200
take-neighbours                      POST                 =   -   -   -   -   422 422
published                            GET                  200 200 200 200 200 200 200
published-figure                     GET  egelund share   200 200 200 200 200 200 200
export-figure                        GET  egelund share csv 200 200 200 200 200 200 200
print-figure                         GET  egelund share   200 200 200 200 200 200 200
export-drawing                       GET  egelund share trend 200 200 200 200 200 200 200
published-place                      GET  egelund school  200 200 200 200 200 200 200
open-data                            GET  egelund         200 200 200 200 200 200 200
open-catalogue                       GET  egelund         200 200 200 200 200 200 200
open-release                         GET  egelund out     200 200 200 200 200 200 200
open-release                         GET  egelund withdrawn 410 410 410 410 410 410 410
open-release                         GET  egelund prepared -  -   -   -   -   -   -
data-file                            GET  egelund out sdmx.csv 200 200 200 200 200 200 200
data-file                            GET  egelund withdrawn sdmx.csv 410 410 410 410 410 410 410
data-file                            GET  egelund out x   -   -   -   -   -   -   -
open-api                             GET                  200 200 200 200 200 200 200
api-releases                         GET  egelund         200 200 200 200 200 200 200
api-release                          GET  egelund out     200 200 200 200 200 200 200
api-indicators                       GET  egelund out     200 200 200 200 200 200 200
api-figures                          GET  egelund out     200 200 200 200 200 200 200
api-figures                          GET  egelund withdrawn 410 410 410 410 410 410 410
releases                             GET                  =   -   -   -   -   200 200
add-release                          GET                  =   -   -   -   -   200 200
release                              GET  composed        -   -   -   -   -   200 -
release                              GET  out             200 200 200 200 200 200 200
change-release                       GET  composed        =   -   -   -   -   200 -
delete-release                       GET  composed        =   -   -   -   -   200 -
prepare-release                      POST composed        =   -   -   -   -   =   -
release-figures                      GET  prepared        =   -   -   -   -   200 -
preview-release                      GET  prepared public =   -   -   -   -   200 -
preview-figure                       GET  prepared public segregation-share = - - - - 200 -
preview-place                        GET  prepared public school = - - - - 200 -
withdraw-release                     GET  out             =   -   -   -   -   200 -
"""
